package dev.linkwright.site;

import java.util.regex.Pattern;

/**
 * What an e-mail address looks like: a dot-string local part (RFC 5321 4.1.2) and a domain of at least two labels (RFC 1035), letters and
 * digits of any script. Quoted local parts are not worth the risk in outreach. Plain ASCII, which a million rows are, is read without a pattern.
 */
final class AddressShape {

    private static final Pattern ANY_SCRIPT = Pattern.compile(
        "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,63}");
    private static final String ATOM_SIGNS = "!#$%&'*+/=?^_`{|}~-";
    private static final int LONGEST = 254;
    private static final int LONGEST_LABEL = 63;

    private AddressShape() {
    }

    static boolean fits(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return ANY_SCRIPT.matcher(text).matches();
            }
        }
        int at = text.indexOf('@');
        return at > 0 && isLocalPart(text, at) && isDomain(text, at + 1);
    }

    private static boolean isLocalPart(String text, int end) {
        boolean atomBegins = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' ? atomBegins : !isLetterOrDigit(c) && ATOM_SIGNS.indexOf(c) < 0) {
                return false;
            }
            atomBegins = c == '.';
        }
        return !atomBegins;
    }

    private static boolean isDomain(String text, int from) {
        int start = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (i == start || i - start > LONGEST_LABEL || text.charAt(start) == '-' || text.charAt(i - 1) == '-') {
                    return false;
                }
                start = i + 1;
            } else if (!isLetterOrDigit(c) && c != '-') {
                return false;
            }
        }
        int last = text.length() - start;
        return start > from && last >= 2 && last <= LONGEST_LABEL;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
    }
}
