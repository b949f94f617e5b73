package dev.linkwright.campaign.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The other sites this brand writes to. Their name in a mail nearly always means that a note was pasted from another
 * contact. A site is recognised by its domain, or by its whole title where that is long enough to be a name.
 * Titles are found by their first word, since thousands of sites are looked for in every value of thousands of mails.
 */
public final class OtherSites {
    private static final Pattern HOST = Pattern.compile("(?<![\\p{L}\\p{N}.@-])(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}[\\p{L}\\p{N}-]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int TITLE_LENGTH_OF_A_NAME = 8;
    // Ours, not theirs: naming another site inside our own address is no paste error. A dead link always names another site.
    private static final Set<String> OUR_FIELDS = Stream.concat(Arrays.stream(MergeField.values()).filter(MergeField::isOfCampaign),
            Stream.of(MergeField.ASSET_URL, MergeField.ASSET_TITLE, MergeField.MY_NAME, MergeField.BRAND, MergeField.TARGET_URL, MergeField.DEAD_URL,
                    MergeField.DEAD_ANCHOR, MergeField.LOST_URL, MergeField.LOST_ANCHOR, MergeField.REPLACEMENT_URL, MergeField.REPLACEMENT_TITLE, MergeField.COMPETITORS))
            .map(MergeField::key).collect(Collectors.toUnmodifiableSet());

    private final Set<String> domains;
    private final Map<String, List<Named>> byFirstWord;
    private final String writtenTo;

    /** A site whose title is long enough to be a name. */
    private record Named(String domain, String title) {

        boolean isIn(String value) {
            return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(title) + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(value).find();
        }
    }

    /** @param titleByDomain every other site's domain (lower case), with its title or an empty text */
    public OtherSites(Map<String, String> titleByDomain) {
        this(Set.copyOf(titleByDomain.keySet()), byFirstWord(titleByDomain), "");
    }

    private OtherSites(Set<String> domains, Map<String, List<Named>> byFirstWord, String writtenTo) {
        this.domains = domains;
        this.byFirstWord = byFirstWord;
        this.writtenTo = writtenTo;
    }

    public static OtherSites none() {
        return new OtherSites(Map.of());
    }

    /** The same list without the site that is being written to. */
    public OtherSites without(String domain) {
        return new OtherSites(domains, byFirstWord, domain);
    }

    public List<Flaw> namedIn(Rendered mail, String place) {
        if (domains.isEmpty()) {
            return List.of();
        }
        List<Flaw> flaws = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Matcher matcher = HOST.matcher(mail.text());
        while (matcher.find()) {
            String domain = siteOf(matcher.group().toLowerCase(Locale.ROOT));
            String field = fieldAt(mail, matcher.start(), place);
            if (domain != null && !OUR_FIELDS.contains(field) && seen.add(domain + field)) {
                flaws.add(flaw(field, domain));
            }
        }
        for (Rendered.Span span : mail.spans()) {
            String value = mail.text().substring(span.from(), span.to());
            if (OUR_FIELDS.contains(span.field())) {
                continue;
            }
            wordsOf(value).distinct().flatMap(word -> byFirstWord.getOrDefault(word, List.of()).stream())
                    .filter(site -> !site.domain.equals(writtenTo) && site.isIn(value) && seen.add(site.domain + span.field()))
                    .forEach(site -> flaws.add(flaw(span.field(), site.title)));
        }
        return flaws;
    }

    private static Flaw flaw(String field, String name) {
        boolean own = field.equals("subject") || field.equals("body") || field.equals("html");
        String where = own ? "The " + (field.equals("html") ? "HTML part" : field) : "{" + field + "}";
        return new Flaw(Flaw.Kind.OTHER_SITE, field, where + " says “" + name + "”, another site you write to."
                + (own ? "" : " It looks pasted from another contact."));
    }

    private String siteOf(String host) {
        for (String rest = host; rest.contains("."); rest = rest.substring(rest.indexOf('.') + 1)) {
            if (domains.contains(rest) && !rest.equals(writtenTo)) {
                return rest;
            }
        }
        return null;
    }

    private static Map<String, List<Named>> byFirstWord(Map<String, String> titleByDomain) {
        Map<String, List<Named>> named = new HashMap<>();
        titleByDomain.forEach((domain, title) -> {
            if (title.length() >= TITLE_LENGTH_OF_A_NAME) {
                wordsOf(title).findFirst().ifPresent(word -> named.computeIfAbsent(word, first -> new ArrayList<>()).add(new Named(domain, title)));
            }
        });
        return named;
    }

    private static Stream<String> wordsOf(String text) {
        return WORD.matcher(text).results().map(word -> word.group().toLowerCase(Locale.ROOT));
    }

    private static String fieldAt(Rendered mail, int index, String place) {
        return mail.spans().stream().filter(span -> span.from() <= index && span.to() > index)
                .map(Rendered.Span::field).findFirst().orElse(place);
    }
}
