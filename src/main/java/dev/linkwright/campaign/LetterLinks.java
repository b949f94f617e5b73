package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.Letter;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which links the mails of a campaign hold, and what the last look at each found. */
@ApplicationScoped
public class LetterLinks {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"“”]+");
    /** Links are the same for nearly everybody: this many contacts tell them. */
    private static final int CONTACTS = 200;

    private final LetterWriter letters;
    private final EntityManager database;

    LetterLinks(LetterWriter letters, EntityManager database) {
        this.letters = letters;
        this.database = database;
    }

    /** @param words what came back; @param at when */
    public record Looked(boolean gone, boolean fine, String words, Instant at) {

        public String isDead(String url) {
            return "The link " + url + " is dead: " + words + ".";
        }
    }

    /** The first mails' links by the step they stand in; a dead link that is written about is not one of ours. */
    public Map<String, Integer> in(Campaign campaign, List<Enrollment> open) {
        Map<String, Integer> links = new LinkedHashMap<>();
        for (Enrollment enrollment : open.subList(0, Math.min(open.size(), CONTACTS))) {
            MergeValues values = letters.values(enrollment);
            for (Step step : campaign.steps()) {
                Letter letter = letters.write(enrollment, step, values, LetterWriter.LINK_COMES_HERE);
                of(letter, values).forEach(url -> links.putIfAbsent(url, step.no()));
            }
        }
        return links;
    }

    /** What the last look found dead of the links in this one letter, a sentence each. */
    public List<String> dead(Enrollment enrollment, Letter letter) {
        return dead(letter, letters.values(enrollment));
    }

    /** The same for who has written it with these values. */
    List<String> dead(Letter letter, MergeValues values) {
        return known(of(letter, values)).entrySet().stream().filter(link -> link.getValue().gone())
                .map(link -> link.getValue().isDead(link.getKey())).toList();
    }

    private static Set<String> of(Letter letter, MergeValues values) {
        Set<String> links = new LinkedHashSet<>();
        Matcher matcher = LINK.matcher(letter.body().text() + letter.rich().map(part -> "\n" + part.source().text()).orElse(""));
        while (matcher.find()) {
            links.add(matcher.group().replaceFirst("[.,;:!?)\\]'’]+$", ""));
        }
        // Of their page, and dead or gone: that is what the mail is about.
        values.of(MergeField.DEAD_URL).ifPresent(links::remove);
        values.of(MergeField.LOST_URL).ifPresent(links::remove);
        return links;
    }

    /** What is known of those that were looked at. */
    public Map<String, Looked> known(Collection<String> urls) {
        if (urls.isEmpty()) {
            return Map.of();
        }
        List<?> rows = database.createNativeQuery("select url, gone, fine, words, looked_at from letter_link where url = any(?1)", Object[].class)
                .setParameter(1, urls.toArray(String[]::new)).getResultList();
        Map<String, Looked> known = new LinkedHashMap<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            known.put((String) row[0], new Looked((Boolean) row[1], (Boolean) row[2], (String) row[3], (Instant) row[4]));
        }
        return known;
    }

    void keep(String url, boolean gone, boolean fine, String words, Instant now) {
        database.createNativeQuery("""
                insert into letter_link (url, gone, fine, words, looked_at) values (?1, ?2, ?3, ?4, ?5)
                on conflict (url) do update set gone = excluded.gone, fine = excluded.fine, words = excluded.words, looked_at = excluded.looked_at
                """).setParameter(1, url).setParameter(2, gone).setParameter(3, fine).setParameter(4, words).setParameter(5, now).executeUpdate();
    }
}
