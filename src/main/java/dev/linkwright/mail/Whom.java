package dev.linkwright.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.ErasedPeople;

/**
 * Who an entry of the ledger is about.
 *
 * @param value the address or domain in lower case; of an erased person the keyed hash of the address
 */
public record Whom(Kind kind, String value) {

    public enum Kind { ADDRESS, DOMAIN, ERASED }

    public static Whom address(String address) {
        return new Whom(Kind.ADDRESS, MailText.address("address", address));
    }

    /** Everyone at a domain and below it. */
    public static Whom domain(String domain) {
        String name = MailText.headerLine("domain", domain).toLowerCase(Locale.ROOT);
        if (!MailText.isAddress("x@" + name) || !name.contains(".")) {
            throw new RuleViolation("domain", "“" + name + "” is not a domain.");
        }
        return new Whom(Kind.DOMAIN, name);
    }

    public static Whom erased(String addressHash) {
        return new Whom(Kind.ERASED, addressHash);
    }

    /** An address, or a domain with or without an at sign before it. */
    public static Whom of(String typed) {
        String whom = typed == null ? "" : typed.strip();
        return whom.indexOf('@') > 0 ? address(whom) : domain(whom.replaceFirst("^@", ""));
    }

    /** Every value under which an entry could stand against this address: itself, its hash, its domain and all domains above. */
    static List<String> against(String address) {
        List<String> values = new ArrayList<>(List.of(address, ErasedPeople.hashOf(address)));
        for (String domain = MailText.domainOf(address); domain.contains("."); domain = domain.substring(domain.indexOf('.') + 1)) {
            values.add(domain);
        }
        return values;
    }

    String addressIfAny() {
        return kind == Kind.ADDRESS ? value : null;
    }

    String domainIfAny() {
        return kind == Kind.DOMAIN ? value : null;
    }
}
