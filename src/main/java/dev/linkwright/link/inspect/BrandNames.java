package dev.linkwright.link.inspect;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A brand's names as whole words, in any case, in running text. A name that is followed by one of the brand's excluded words is
 * somebody else's: "Fernhill Farm" is a farm.
 */
public final class BrandNames {

    private static final int WORDS_AROUND = 24;
    /** A sentence ends here, unless a small letter or a figure follows. */
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"”’)]*\\s+(?![\\p{Ll}\\p{N}])|[\\n\\r]+");

    /** What makes one word with a name it touches. Scripts written without blanks do not, nor does Korean, which hangs its particles onto names. */
    private static final String IN_A_WORD = "[\\p{L}\\p{M}\\p{N}\\ufffc_&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]";

    private static final int KEPT = 500;
    private static final Map<List<List<String>>, BrandNames> KNOWN = new ConcurrentHashMap<>();

    private final Optional<Pattern> names;
    private final Optional<Pattern> notBefore;

    /** Those of a brand whose pages are read by the thousand are made once. */
    static BrandNames of(List<String> names, List<String> notFollowedBy) {
        if (KNOWN.size() > KEPT) KNOWN.clear();
        return KNOWN.computeIfAbsent(List.of(List.copyOf(names), List.copyOf(notFollowedBy)), key -> new BrandNames(key.get(0), key.get(1)));
    }

    /** @param notFollowedBy words that, right after a name, make it another's; in any case */
    public BrandNames(List<String> names, List<String> notFollowedBy) {
        // neither a letter, a figure nor a link may touch the name
        this.names = anyOf(names.stream().filter(n -> n.strip().length() > 1).toList())
            .map(any -> Pattern.compile("(?<!" + IN_A_WORD + ")" + any + "(?!" + IN_A_WORD + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        this.notBefore = anyOf(notFollowedBy)
            .map(any -> Pattern.compile("[\\s\\u00a0\\-–]+" + any + "(?![\\p{L}\\p{N}_])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** The first name in {@code text}. */
    Optional<PageText.Span> in(String text) {
        return in(text, text);
    }

    /** @param whole the same text with the words of its links, which {@code outsideLinks} holds as marks; equally long */
    Optional<PageText.Span> in(String outsideLinks, String whole) {
        Matcher found = names.map(n -> n.matcher(outsideLinks)).orElse(null);
        while (found != null && found.find()) {
            int end = found.end();
            if (notBefore.filter(not -> not.matcher(whole).region(end, whole.length()).lookingAt()).isEmpty())
                return Optional.of(new PageText.Span(found.start(), end));
        }
        return Optional.empty();
    }

    /** The first sentence of a plain text that names the brand, with the name in the middle; long sentences are cut. */
    public Optional<Words> sentence(String text) {
        return in(text).map(span -> {
            int from = 0;
            int to = text.length();
            Matcher ends = SENTENCE_END.matcher(text);
            while (ends.find()) {
                if (ends.end() <= span.start()) from = ends.end();
                else if (ends.start() >= span.end() - 1) {
                    to = Math.max(span.end(), ends.end());
                    break;
                }
            }
            String[] left = text.substring(from, span.start()).stripLeading().split("(?<=\\s)");
            String[] right = text.substring(span.end(), to).stripTrailing().split("(?<=\\s)");
            return new Words(left.length <= WORDS_AROUND ? String.join("", left) : "…" + join(left, left.length - WORDS_AROUND, left.length),
                text.substring(span.start(), span.end()),
                right.length <= WORDS_AROUND + 1 ? String.join("", right) : join(right, 0, WORDS_AROUND + 1).stripTrailing() + "…");
        });
    }

    private static String join(String[] words, int from, int to) {
        return String.join("", Arrays.copyOfRange(words, from, to));
    }

    private static Optional<String> anyOf(Collection<String> phrases) {
        String any = phrases.stream().map(String::strip).filter(p -> !p.isEmpty()).distinct()
            .sorted(Comparator.comparingInt(String::length).reversed()) // the longest that fits
            .map(p -> Arrays.stream(Normalizer.normalize(p, Normalizer.Form.NFC).split("\\s+")).map(BrandNames::asWritten).collect(Collectors.joining("[\\s\\u00a0]+")))
            .collect(Collectors.joining("|"));
        return any.isEmpty() ? Optional.empty() : Optional.of("(?:" + any + ")");
    }

    /** A word with every kind of apostrophe and hyphen for its own. */
    private static String asWritten(String word) {
        return Arrays.stream(word.split("(?<=['’ʼ‘\\-‐‑])|(?=['’ʼ‘\\-‐‑])")).map(part -> "'’ʼ‘".contains(part) ? "['’ʼ‘]" : "-‐‑".contains(part) ? "[-‐‑]" : Pattern.quote(part))
            .collect(Collectors.joining());
    }
}
