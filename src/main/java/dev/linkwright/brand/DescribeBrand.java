package dev.linkwright.brand;

import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Makes and changes brands. A changed topic profile is news to the ranking. */
@ApplicationScoped
public class DescribeBrand {

    private final Brands brands;
    private final Event<TopicsChanged> topicsChanged;
    private final Event<AnotherPageChanged> anotherPageChanged;

    DescribeBrand(Brands brands, Event<TopicsChanged> topicsChanged, Event<AnotherPageChanged> anotherPageChanged) {
        this.brands = brands;
        this.topicsChanged = topicsChanged;
        this.anotherPageChanged = anotherPageChanged;
    }

    /** What a person may say about a brand; null leaves as it is. */
    public record Fields(String name, List<String> domains, List<String> aliases, List<String> keywords, List<String> competitors,
                         String postalAddress, String legalName, String sourceSentence, String zone, List<String> notFollowedBy, AnotherPage anotherPage) {

        public Fields(String name, List<String> domains, List<String> aliases, List<String> keywords, List<String> competitors, String postalAddress,
                String zone) {
            this(name, domains, aliases, keywords, competitors, postalAddress, null, null, zone, null, null);
        }
    }

    /** @throws RuleViolation naming the field, such as {@code name} when it is taken */
    @Transactional
    public Brand make(Fields fields, Instant now) {
        Brand brand = new Brand(fields.name(), now);
        requireFree(brand.name(), null);
        describe(brand, fields);
        brands.persist(brand);
        return brand;
    }

    @Transactional
    public Brand change(long id, Fields fields, Instant now) {
        Brand brand = brands.require(id);
        if (fields.name() != null) {
            requireFree(fields.name().strip(), id);
            brand.rename(fields.name());
        }
        AnotherPage before = brand.anotherPage();
        describe(brand, fields);
        brands.flush();
        if (!brand.anotherPage().equals(before)) {
            anotherPageChanged.fire(new AnotherPageChanged(id, now));
        }
        topicsChanged.fire(new TopicsChanged(id, now));
        return brand;
    }

    private void describe(Brand brand, Fields fields) {
        brand.describe(or(fields.domains(), brand.domains()), or(fields.aliases(), brand.aliases()), or(fields.keywords(), brand.keywords()),
            or(fields.competitors(), brand.competitors()));
        brand.identify(fields.legalName() == null ? brand.legalName() : fields.legalName(),
            fields.sourceSentence() == null ? brand.sourceSentence() : fields.sourceSentence());
        brand.isNotMeantBefore(or(fields.notFollowedBy(), brand.notFollowedBy()));
        brand.tellPagesApartBy(fields.anotherPage() == null ? brand.anotherPage() : fields.anotherPage());
        brand.writeFrom(fields.postalAddress() == null ? brand.postalAddress() : fields.postalAddress(), zone(fields.zone(), brand));
    }

    private void requireFree(String name, Long self) {
        boolean taken = brands.find("lower(name) = lower(?1)", name).stream().anyMatch(brand -> !brand.id().equals(self));
        if (taken) {
            throw new RuleViolation("name", "There is a brand called " + name + " already.");
        }
    }

    private static ZoneId zone(String written, Brand brand) {
        if (written == null || written.isBlank()) {
            return brand.zone();
        }
        try {
            return ZoneId.of(written.strip());
        } catch (DateTimeException unknown) {
            throw new RuleViolation("zone", "There is no time zone called " + written.strip() + ". Zones look like Europe/Berlin.");
        }
    }

    private static List<String> or(List<String> given, List<String> standing) {
        return given == null ? standing : given;
    }
}
