package dev.linkwright.shared;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.IDNA.Error;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The one way to write a host name: lower-case ASCII as browsers have it (UTS 46, nontransitional: straße.example is
 * xn--strae-oqa.example and not strasse.example). An ending dot stays.
 */
public final class HostNames {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_CONTEXTJ);
    /** What browsers let pass, or callers judge. */
    private static final Set<Error> SHAPE = EnumSet.of(Error.EMPTY_LABEL, Error.LABEL_TOO_LONG, Error.DOMAIN_NAME_TOO_LONG, Error.LEADING_HYPHEN,
        Error.TRAILING_HYPHEN, Error.HYPHEN_3_4);

    /** Four times what the DNS takes (RFC 1035 2.3.4: 255 octets), so that no name in any script is cut; pages hold longer ones out of spite. */
    private static final int LONGEST = 1_000;

    private HostNames() {
    }

    /** @return empty when {@code written} cannot be a name at all; what its labels look like is for the caller to judge */
    public static Optional<String> ascii(String written) {
        if (isPlain(written)) {
            return Optional.of(written);
        }
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(written, new StringBuilder(), info).toString();
        return SHAPE.containsAll(info.getErrors()) ? Optional.of(ascii) : Optional.empty();
    }

    /** Most names are lower-case ASCII and nothing else; those are spared the long way. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_')) {
                return false;
            }
        }
        return true;
    }
}
