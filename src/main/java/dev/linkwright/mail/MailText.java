package dev.linkwright.mail;

import java.util.Locale;
import java.util.regex.Pattern;

import dev.linkwright.shared.RuleViolation;

/** What may stand in a header line and what is an address: nothing that could start another header gets through. */
public final class MailText {

    // RFC 5321 4.1.2 without quoted local parts, which no partner has and every injection likes; the domain may be written in any script
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
                    + "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)*");

    private MailText() {
    }

    /** The value, trimmed; refuses CR, LF, NUL and every other control character. */
    public static String headerLine(String field, String value) {
        String line = value == null ? "" : value.strip();
        if (line.codePoints().anyMatch(Character::isISOControl)) {
            throw new RuleViolation(field, "A line break or control character is not allowed here.");
        }
        return line;
    }

    /** The address in lower case; refuses what is not one plain address. */
    public static String address(String field, String value) {
        String address = headerLine(field, value).toLowerCase(Locale.ROOT);
        if (!isAddress(address)) {
            throw new RuleViolation(field, address.isEmpty() ? "An e-mail address is needed."
                    : "“" + address + "” is not an e-mail address.");
        }
        return address;
    }

    public static boolean isAddress(String value) {
        return value != null && value.length() <= 254 && ADDRESS.matcher(value).matches();
    }

    /** The part after the at sign. */
    public static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
