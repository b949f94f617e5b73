package dev.linkwright.campaign.law;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RecipientZone;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The table of countries. */
@ApplicationScoped
public class CountryLaws implements PanacheRepositoryBase<CountryLaw, String> {

    @Inject
    AuditLog audit;

    /** The strictest first, then by name. */
    public List<CountryLaw> inOrder() {
        return listAll().stream().sorted(Comparator.comparing(CountryLaw::strictness).reversed().thenComparing(CountryLaw::name)).toList();
    }

    /** The table as it stands, to ask many times. */
    public LawTable table() {
        return new LawTable(listAll());
    }

    /**
     * @param country code or English name; one that stands in the table is changed, another is added
     * @throws RuleViolation naming {@code country}
     */
    @Transactional
    public CountryLaw change(String country, Strictness strictness, User by, Instant now) {
        String code = RecipientZone.code(country).orElseThrow(() -> new RuleViolation("country", country == null || country.isBlank() ? "Enter a country."
                : "“" + country.strip() + "” is not a country. Use its English name or two letters, such as DE."));
        CountryLaw law = findByIdOptional(code).orElseGet(() -> new CountryLaw(code));
        law.ask(strictness, by.id(), now);
        persist(law);
        audit.record(by, "changed what the law wants", law.name(), strictness.label(), now);
        return law;
    }
}
