package dev.linkwright.shared;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Optional;

/**
 * The one way to write a host name: lower-case ASCII as browsers have it (UTS 46, nontransitional: straße.example is
 * xn--strae-oqa.example and not strasse.example). An ending dot stays.
 */
public final class HostNames {

    private static final char ZERO_WIDTH_NON_JOINER = '\u200c';
    private static final char ZERO_WIDTH_JOINER = '\u200d';

    private HostNames() {}

    /** @return empty when {@code written} cannot be a name at all; what its labels look like is for the caller to judge */
    public static Optional<String> ascii(String written) {
        if (isPlain(written)) return Optional.of(written);
        String[] labels = mapped(written).split("\\.", -1);
        try {
            for (int i = 0; i < labels.length; i++) labels[i] = label(labels[i]);
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
        return Optional.of(String.join(".", labels));
    }

    /** Most names are lower-case ASCII and nothing else; those are spared the long way. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_')) return false;
        }
        return true;
    }

    /** UTS 46, 4, steps 1 and 2: one case, compatible forms, every kind of dot, nothing that is not seen. */
    private static String mapped(String written) {
        StringBuilder lower = new StringBuilder();
        written.codePoints().filter(c -> !isIgnored(c)).forEach(c -> {
            if (c == '\u0130') lower.append("i\u0307");
            else lower.appendCodePoint(Character.toLowerCase(c)); // one by one: a final capital sigma is no final sigma
        });
        String one = Normalizer.normalize(lower, Normalizer.Form.NFKC).replaceAll("[\u3002\uff0e\uff61]", ".");
        StringBuilder again = new StringBuilder();
        one.codePoints().forEach(c -> again.appendCodePoint(Character.toLowerCase(c)));
        return again.toString();
    }

    private static boolean isIgnored(int c) {
        return c == 0xad || c == 0x34f || c >= 0x180b && c <= 0x180d || c == 0x200b || c == 0x2060 || c == 0x2064 || c == 0xfeff || c >= 0xfe00 && c <= 0xfe0f;
    }

    private static String label(String label) {
        if (label.chars().allMatch(c -> c < 128)) return label;
        boolean deviates = label.chars().anyMatch(c -> c == '\u00df' || c == '\u03c2' || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER);
        if (!deviates) return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(java.util.Locale.ROOT);
        for (int i = 0; i < label.length(); i++) {
            boolean joiner = label.charAt(i) == ZERO_WIDTH_JOINER || label.charAt(i) == ZERO_WIDTH_NON_JOINER;
            // RFC 5892 A.1, A.2: after a virama
            if (joiner && (i == 0 || Character.getType(label.charAt(i - 1)) != Character.NON_SPACING_MARK)) throw new IllegalArgumentException("a joiner that joins nothing");
        }
        // Java follows IDNA 2003, which has no such letters; the others it can judge
        IDN.toASCII(label.replaceAll("[\u00df\u03c2\u200c\u200d]", "x"), IDN.ALLOW_UNASSIGNED);
        return "xn--" + Punycode.encode(label);
    }
}
