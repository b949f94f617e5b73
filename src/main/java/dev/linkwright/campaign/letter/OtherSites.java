package dev.linkwright.campaign.letter;

import java.util.ArrayList;
import java.util.Arrays;
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
 *
 * @param titleByDomain every other site's domain (lower case), with its title or an empty text
 */
public record OtherSites(Map<String, String> titleByDomain) {
    private static final Pattern HOST = Pattern.compile("(?<![\\p{L}\\p{N}.@-])(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}[\\p{L}\\p{N}-]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int TITLE_LENGTH_OF_A_NAME = 8;
    // Ours, not theirs: naming another site inside our own address is no paste error. A dead link always names another site.
    private static final Set<String> OUR_FIELDS = Stream.concat(Arrays.stream(MergeField.values()).filter(MergeField::isOfCampaign),
            Stream.of(MergeField.ASSET_URL, MergeField.ASSET_TITLE, MergeField.MY_NAME, MergeField.BRAND, MergeField.TARGET_URL, MergeField.DEAD_URL,
                    MergeField.DEAD_ANCHOR, MergeField.LOST_URL, MergeField.LOST_ANCHOR, MergeField.REPLACEMENT_URL, MergeField.REPLACEMENT_TITLE, MergeField.COMPETITORS))
            .map(MergeField::key).collect(Collectors.toUnmodifiableSet());

    public static OtherSites none() {
        return new OtherSites(Map.of());
    }

    /** The same list without the site that is being written to. */
    public OtherSites without(String domain) {
        Map<String, String> rest = new java.util.HashMap<>(titleByDomain);
        rest.remove(domain);
        return new OtherSites(rest);
    }

    public List<Flaw> namedIn(Rendered mail, String place) {
        if (titleByDomain.isEmpty()) {
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
            titleByDomain.forEach((domain, title) -> {
                boolean named = title.length() >= TITLE_LENGTH_OF_A_NAME && containsWords(value, title);
                if (named && !OUR_FIELDS.contains(span.field()) && seen.add(domain + span.field())) {
                    flaws.add(flaw(span.field(), title));
                }
            });
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
            if (titleByDomain.containsKey(rest)) {
                return rest;
            }
        }
        return null;
    }

    private static boolean containsWords(String text, String words) {
        // The cheap question first: it is asked for every site in every mail.
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)) && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text).find();
    }

    private static String fieldAt(Rendered mail, int index, String place) {
        return mail.spans().stream().filter(span -> span.from() <= index && span.to() > index)
                .map(Rendered.Span::field).findFirst().orElse(place);
    }
}
