package dev.linkwright.campaign.law;

import dev.linkwright.site.RecipientZone;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What each country wants. One that is not known, or does not stand in the table, is as strict as the strictest that does. */
public final class LawTable {
    private final Map<String, CountryLaw> laws;
    private final Strictness strictest;

    LawTable(Collection<CountryLaw> all) {
        laws = all.stream().collect(Collectors.toMap(CountryLaw::country, Function.identity()));
        strictest = all.stream().map(CountryLaw::strictness).max(Comparator.naturalOrder()).orElse(Strictness.CONSENT);
    }

    /** @param country as it stands with a contact, or null */
    public Optional<CountryLaw> of(String country) {
        return RecipientZone.code(country).map(laws::get);
    }

    /** What a reader there is owed. */
    public Strictness strictnessOf(String country) {
        return of(country).map(CountryLaw::strictness).orElse(strictest);
    }

    public Strictness strictest() {
        return strictest;
    }
}
