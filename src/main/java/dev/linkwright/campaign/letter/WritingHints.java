package dev.linkwright.campaign.letter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a good colleague would say about a mail before it leaves: words that filters and readers take for advertising, length, long words
 * with a plain one beside them. Advice, never a reason to stop a mail.
 */
public final class WritingHints {
    /** Phones show about this much of a subject. */
    public static final int SUBJECT_LETTERS = 60;
    /** A stranger reads about this much. */
    public static final int BODY_WORDS = 150;
    private static final int SENTENCE_WORDS = 30;
    private static final int LINKS = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}’'-]*");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final Pattern SHOUT = Pattern.compile("\\b\\p{Lu}{4,}(?:\\s+\\p{Lu}{2,})+\\b|\\b(?!HTML|HTTP|HTTPS|JSON|NASA|UNESCO|NATO)\\p{Lu}{5,}\\b");
    // What spam filters score and readers skip, in the wording of mails about links and offers.
    private static final Set<String> SPAM = Set.of("100% free", "absolutely free", "act now", "amazing", "backlink", "backlinks", "best price", "buy now", "cash", "cheap",
            "click here", "da 50+", "dear sir", "dear webmaster", "do-follow", "dofollow", "don't miss", "double your", "exclusive deal", "fantastic", "free gift", "guaranteed",
            "guarantee", "high da", "increase traffic", "increase your ranking", "incredible", "limited time", "link building", "link exchange", "link juice", "lowest price",
            "make money", "no obligation", "order now", "paid post", "per post", "risk-free", "risk free", "seo services", "special promotion", "sponsored post fee", "urgent",
            "win-win", "winner", "you have been selected");
    private static final Map<String, String> PLAIN = plain();

    public enum Kind { SPAM, LENGTH, PLAIN_WORDS, QUESTION, HTML }

    /** One piece of advice. */
    public record Hint(Kind kind, String sentence) { }

    private WritingHints() { }

    /**
     * @param subject with merge fields or with their values; blank for an answer in the same thread
     * @param html    null for text only
     */
    public static List<Hint> of(String subject, String body, String html) {
        List<Hint> hints = new ArrayList<>();
        String subjectLine = subject == null ? "" : subject;
        String text = body == null ? "" : body;
        ofSubject(subjectLine, hints);
        ofLength(text, hints);
        if (!subjectLine.isBlank() && !text.isBlank() && !text.contains("?")) {
            hints.add(new Hint(Kind.QUESTION, "It asks nothing. A question at the end gets more answers."));
        }
        String both = (subjectLine + "\n" + text).replace('’', '\'');
        List<String> spam = SPAM.stream().filter(word -> contains(both, word)).sorted().toList();
        if (!spam.isEmpty()) {
            hints.add(new Hint(Kind.SPAM, "Reads like advertising: “" + String.join("”, “", spam) + "”. Say it as you would to a colleague."));
        }
        Matcher shout = SHOUT.matcher(both);
        if (shout.find()) {
            hints.add(new Hint(Kind.SPAM, "“" + shout.group() + "” shouts. Write it in small letters."));
        }
        if (both.contains("!!") || both.chars().filter(c -> c == '!').count() > 1) {
            hints.add(new Hint(Kind.SPAM, "One exclamation mark is plenty, none is better."));
        }
        PLAIN.forEach((heavy, plain) -> {
            if (contains(both, heavy)) {
                hints.add(new Hint(Kind.PLAIN_WORDS, "“" + heavy + "”: say “" + plain + "”."));
            }
        });
        if (HtmlPart.losesSomething(html)) {
            hints.add(new Hint(Kind.HTML, "Images, styles, forms and scripts in the HTML part are left out: a letter loads nothing from elsewhere."));
        }
        return List.copyOf(hints);
    }

    private static void ofSubject(String subject, List<Hint> hints) {
        int letters = subject.strip().length();
        if (letters > SUBJECT_LETTERS) {
            hints.add(new Hint(Kind.LENGTH, "The subject has " + letters + " letters; phones show about " + SUBJECT_LETTERS + "."));
        }
        if (subject.strip().regionMatches(true, 0, "re:", 0, 3) || subject.strip().regionMatches(true, 0, "fwd:", 0, 4)) {
            hints.add(new Hint(Kind.SPAM, "The subject pretends to be an answer. People notice."));
        }
    }

    private static void ofLength(String text, List<Hint> hints) {
        long words = WORD.matcher(text).results().count();
        if (words > BODY_WORDS) {
            hints.add(new Hint(Kind.LENGTH, "The text has " + words + " words; strangers read about " + BODY_WORDS + "."));
        }
        for (String sentence : text.split("(?<=[.!?])\\s+|\\n\\s*\\n")) {
            long length = WORD.matcher(LINK.matcher(sentence).replaceAll("link")).results().count();
            if (length > SENTENCE_WORDS) {
                hints.add(new Hint(Kind.LENGTH, "One sentence has " + length + " words: “" + first(sentence) + " …”. Cut it in two."));
                break;
            }
        }
        long links = LINK.matcher(text).results().count() + Template.body(text).fields().stream().filter(MergeField::isAddress).count();
        if (links > LINKS) {
            hints.add(new Hint(Kind.SPAM, links + " links in one mail look like advertising. One is best."));
        }
    }

    private static String first(String sentence) {
        return Pattern.compile("\\s+").splitAsStream(sentence.strip()).limit(4).collect(java.util.stream.Collectors.joining(" "));
    }

    private static boolean contains(String text, String words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text.toLowerCase(Locale.ROOT)).find();
    }

    private static Map<String, String> plain() {
        Map<String, String> plain = new LinkedHashMap<>();
        plain.put("leverage", "use");
        plain.put("utilize", "use");
        plain.put("reach out", "write");
        plain.put("reaching out", "writing");
        plain.put("touch base", "talk");
        plain.put("circle back", "ask again");
        plain.put("in order to", "to");
        plain.put("at your earliest convenience", "when you can");
        plain.put("synergy", "how both gain");
        plain.put("cutting-edge", "new");
        plain.put("game-changing", "new");
        plain.put("state-of-the-art", "new");
        plain.put("best-in-class", "good");
        plain.put("value proposition", "offer");
        plain.put("i hope this email finds you well", "nothing; begin with why you write");
        plain.put("please do not hesitate to", "please");
        plain.put("going forward", "from now on");
        return plain;
    }
}
