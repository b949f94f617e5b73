package dev.linkwright.brand;

import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The site we earn links for: its domains, the names people call it, its competitors, what it is about. */
@Entity
public class Brand {

    /** What authority is measured by, as their makers call it: Ahrefs, Moz, Semrush, Majestic. */
    private static final List<String> AUTHORITY_METRICS = List.of("DR", "DA", "AS", "TF");

    /** Where we have an address from, as it stands under every mail; {site} is the reader's site. */
    private static final String USUAL_SOURCE = "You get this because your address stands for {site}.";
    /** A name inside somebody's own network is no public domain, but may be what they want watched. */
    private static final Pattern INTERNAL_HOST = Pattern.compile("(?i)[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d+)?");

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String name;
    private List<String> domains = List.of();
    private List<String> aliases = List.of();
    private List<String> notFollowedBy = List.of();
    private List<String> keywords = List.of();
    private List<String> competitors = List.of();
    private String postalAddress = "";
    private String legalName = "";
    private String sourceSentence = USUAL_SOURCE;
    private String zone = "UTC";
    private BigDecimal weightRelevance = new BigDecimal("0.5");
    private BigDecimal weightAuthority = new BigDecimal("0.3");
    private BigDecimal weightTraffic = new BigDecimal("0.2");
    private BigDecimal spamLimit = new BigDecimal("5");
    private List<String> authorityTrust = AUTHORITY_METRICS;
    private BigDecimal authorityGood = new BigDecimal("50");
    private BigDecimal authorityPriority = new BigDecimal("60");
    private long trafficGood = 5_000;
    private AnotherPage anotherPage = AnotherPage.USUAL;
    private boolean sandbox;
    private Instant createdAt;

    /** The metrics of authority that are known, in their usual order of trust. */
    public static List<String> authorityMetrics() {
        return AUTHORITY_METRICS;
    }

    protected Brand() {
    }

    /** @throws RuleViolation naming {@code name} when it is blank */
    public Brand(String name, Instant now) {
        rename(name);
        this.createdAt = now;
    }

    public void rename(String newName) {
        if (newName == null || newName.isBlank()) {
            throw new RuleViolation("name", "Enter the brand's name.");
        }
        name = newName.strip();
    }

    /**
     * Each list as typed: blanks are dropped, a value that stands twice counts once, domains are kept as registrable domains.
     *
     * @throws RuleViolation naming {@code domains} or {@code competitors} when one is no domain
     */
    public void describe(List<String> newDomains, List<String> newAliases, List<String> newKeywords, List<String> newCompetitors) {
        domains = domains("domains", newDomains);
        aliases = tidy(newAliases);
        keywords = tidy(newKeywords);
        competitors = domains("competitors", newCompetitors);
    }

    /** @param words that, right after one of our names, make it somebody else's: "Farm" where Fernhill Farm is not us */
    public void isNotMeantBefore(List<String> words) {
        notFollowedBy = tidy(words);
    }

    /** @param newPostalAddress stands in every first mail, because the law of most countries asks for it */
    public void writeFrom(String newPostalAddress, ZoneId newZone) {
        postalAddress = newPostalAddress == null ? "" : newPostalAddress.strip();
        zone = newZone.getId();
    }

    /**
     * Who writes, as the law names them, and where we have addresses from. Blank: the brand's name, and no such sentence.
     *
     * @throws RuleViolation naming {@code legalName} or {@code sourceSentence} when one is longer than a line or holds a field that is none
     */
    public void identify(String newLegalName, String newSourceSentence) {
        legalName = line("legalName", newLegalName, 200);
        sourceSentence = line("sourceSentence", newSourceSentence, 300);
        if (sourceSentence.replace("{site}", "").matches(".*[{}].*")) {
            throw new RuleViolation("sourceSentence", "Only {site} is filled in here.");
        }
    }

    private static String line(String field, String text, int most) {
        String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        if (line.length() > most) {
            throw new RuleViolation(field, "At most " + most + " characters.");
        }
        return line;
    }

    /**
     * What counts how much in the ranking; only the proportions matter.
     *
     * @param newSpamLimit percent; a site with a higher spam score is excluded
     * @throws RuleViolation naming {@code weights} or {@code spamLimit}
     */
    public void weigh(BigDecimal relevance, BigDecimal authority, BigDecimal traffic, BigDecimal newSpamLimit) {
        BigDecimal sum = relevance.add(authority).add(traffic);
        if (relevance.signum() < 0 || authority.signum() < 0 || traffic.signum() < 0 || sum.signum() == 0) {
            throw new RuleViolation("weights", "Weights are 0 or more, and at least one is above 0.");
        }
        if (newSpamLimit.signum() < 0 || newSpamLimit.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new RuleViolation("spamLimit", "The spam limit is between 0 and 100 percent.");
        }
        weightRelevance = relevance.divide(sum, 4, RoundingMode.HALF_UP);
        weightAuthority = authority.divide(sum, 4, RoundingMode.HALF_UP);
        weightTraffic = traffic.divide(sum, 4, RoundingMode.HALF_UP);
        spamLimit = newSpamLimit;
    }

    /**
     * Which authority metric is believed before which, and from where a figure is called good.
     *
     * @param order    some or all of {@link #authorityMetrics()}; those left out come last, in their usual order
     * @param good     of 100
     * @param priority of 100, at least {@code good}
     * @param visits   a month, from where traffic is good
     * @throws RuleViolation naming {@code authorityTrust}, {@code authorityGood}, {@code authorityPriority} or {@code trafficGood}
     */
    public void trust(List<String> order, BigDecimal good, BigDecimal priority, long visits) {
        List<String> metrics = order.stream().map(metric -> metric.strip().toUpperCase(Locale.ROOT)).filter(metric -> !metric.isEmpty()).toList();
        if (!AUTHORITY_METRICS.containsAll(metrics) || metrics.stream().distinct().count() < metrics.size()) {
            throw new RuleViolation("authorityTrust", "Name each metric once, the most trusted first: DR, DA, AS, TF.");
        }
        if (good.signum() < 0 || good.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new RuleViolation("authorityGood", "Authority is between 0 and 100.");
        }
        if (priority.compareTo(good) < 0 || priority.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new RuleViolation("authorityPriority", "Priority begins where good does or above, and at most at 100.");
        }
        if (visits < 0) {
            throw new RuleViolation("trafficGood", "Visits a month are 0 or more.");
        }
        authorityTrust = Stream.concat(metrics.stream(), AUTHORITY_METRICS.stream()).distinct().toList();
        authorityGood = good;
        authorityPriority = priority;
        trafficGood = visits;
    }

    public void tellPagesApartBy(AnotherPage rule) {
        anotherPage = rule;
    }

    public void markAsSandbox() {
        sandbox = true;
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String initial() {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    public List<String> domains() {
        return domains;
    }

    public List<String> aliases() {
        return aliases;
    }

    /** Words that, right after one of our names, make it somebody else's. */
    public List<String> notFollowedBy() {
        return notFollowedBy;
    }

    /** The name and everything else people call it. */
    public List<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream()).distinct().toList();
    }

    public List<String> keywords() { return keywords; }

    public List<String> competitors() { return competitors; }

    public String postalAddress() {
        return postalAddress;
    }

    /** Blank where it is the brand's name. */
    public String legalName() {
        return legalName;
    }

    /** The legal name, or the brand's. */
    public String identity() {
        return legalName.isEmpty() ? name : legalName;
    }

    /** What a new brand says about where an address is from. */
    public static String usualSource() {
        return USUAL_SOURCE;
    }

    /** Blank: nothing is said. */
    public String sourceSentence() {
        return sourceSentence;
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    public BigDecimal weightRelevance() { return weightRelevance; }

    public BigDecimal weightAuthority() { return weightAuthority; }

    public BigDecimal weightTraffic() { return weightTraffic; }

    /** What makes another page of its site. */
    public AnotherPage anotherPage() { return anotherPage; }

    /** Percent; a site with a higher spam score is excluded. */
    public BigDecimal spamLimit() {
        return spamLimit;
    }

    /** All metrics, the most trusted first. */
    public List<String> authorityTrust() {
        return authorityTrust;
    }

    /** Of 100. */
    public BigDecimal authorityGood() {
        return authorityGood;
    }

    /** Of 100. */
    public BigDecimal authorityPriority() {
        return authorityPriority;
    }

    /** Visits a month. */
    public long trafficGood() {
        return trafficGood;
    }

    public boolean sandbox() {
        return sandbox;
    }

    public Instant createdAt() {
        return createdAt;
    }

    private static List<String> domains(String field, List<String> written) {
        return tidy(written).stream().map(each -> {
            RegistrableDomain.Reading reading = RegistrableDomain.read(each);
            if (reading instanceof RegistrableDomain.Read read) {
                return read.domain().name();
            }
            if (INTERNAL_HOST.matcher(each).matches()) {
                return each.toLowerCase(Locale.ROOT);
            }
            throw new RuleViolation(field, ((RegistrableDomain.Refused) reading).reason() + ".");
        }).distinct().toList();
    }

    private static List<String> tidy(List<String> values) {
        return values == null ? List.of() : values.stream().map(String::strip).filter(value -> !value.isEmpty()).distinct().toList();
    }
}
