package dev.linkwright.mail.domain;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.address.DnsSettings;
import dev.linkwright.site.address.NameServers;
import dev.linkwright.shared.HostNames;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Looks the records of a sending domain up and says in words what they mean. Without an answer nothing is claimed. */
@ApplicationScoped
class AskDns {

    /** Where the big providers put their keys; a key cannot be found without its name (RFC 6376 3.6.2.1). */
    private static final List<String> USUAL_SELECTORS = List.of("google", "selector1", "selector2", "default", "dkim", "mail", "k1", "s1", "fm1", "zoho");
    private static final Pattern POLICY = Pattern.compile("(?i);\\s*p\\s*=\\s*([a-z]+)");
    private static final Pattern KEY = Pattern.compile("(?i)(?:^|;)\\s*p\\s*=\\s*([A-Za-z0-9+/=\\s]*)");

    private final Resolver resolver;

    AskDns(DnsSettings settings) throws UnknownHostException {
        resolver = NameServers.of(settings);
    }

    /** Nobody answered. */
    private static final class Silence extends IOException {
        Silence(String why) {
            super(why);
        }
    }

    // RFC 7208
    Finding spf(String domain, String smtpHost) {
        try {
            List<String> records = texts(domain).stream().filter(text -> text.toLowerCase(Locale.ROOT).matches("v=spf1( .*|$)")).toList();
            if (records.isEmpty()) {
                return Finding.bad("No SPF record: receiving servers can't tell that " + smtpHost + " may send for " + domain
                        + ". Add a TXT record at " + domain + ", such as “v=spf1 include:… ~all”; your provider names the middle.");
            }
            if (records.size() > 1) {
                return Finding.bad("Two SPF records stand at " + domain + ", so neither counts (RFC 7208 4.5). Make one of them.");
            }
            String record = records.get(0).toLowerCase(Locale.ROOT);
            if (record.matches(".*\\s\\+?all(\\s.*|$)")) {
                return Finding.bad("The SPF record lets everybody send for " + domain + ": “" + records.get(0) + "”. End it with ~all or -all.");
            }
            return record.contains("-all") || record.contains("~all") || record.contains("redirect=")
                    ? Finding.good("SPF names who may send for " + domain + ": “" + records.get(0) + "”. See that " + smtpHost + " is among them.")
                    : Finding.weak("The SPF record says nothing about everybody else: “" + records.get(0) + "”. End it with ~all or -all.");
        } catch (Silence silence) {
            return Finding.notChecked(silence.getMessage());
        }
    }

    /** Whether our own public key stands at its name. */
    Finding ownKey(String domain, String selector, String publicKey) {
        String name = selector + "._domainkey." + domain;
        try {
            for (String text : texts(name)) {
                Matcher key = KEY.matcher(text);
                if (key.find()) {
                    return key.group(1).replaceAll("\\s", "").equals(publicKey) ? Finding.good("Our key stands at " + name + ".")
                            : Finding.bad("Another key than ours stands at " + name + ". Copy the record below once more.");
                }
            }
            return Finding.bad("Our key does not stand at " + name + " yet. Add the TXT record below; it can take an hour until everybody sees it.");
        } catch (Silence silence) {
            return Finding.notChecked(silence.getMessage());
        }
    }

    /** Whether a provider's key stands at one of the usual names. */
    Finding providersKey(String domain) {
        try {
            for (String selector : USUAL_SELECTORS) {
                if (texts(selector + "._domainkey." + domain).stream().anyMatch(text -> KEY.matcher(text).find())) {
                    return Finding.good("A DKIM key stands at " + selector + "._domainkey." + domain + "; whoever holds it signs.");
                }
            }
            return Finding.bad("No DKIM key at the usual names. Let your provider sign for " + domain + ", or make a key here and sign with it.");
        } catch (Silence silence) {
            return Finding.notChecked(silence.getMessage());
        }
    }

    // RFC 7489 6.6.3: the domain's own record, else the one of its organisational domain
    Finding dmarc(String domain) {
        try {
            Optional<String> record = dmarcAt(domain);
            String organisation = RegistrableDomain.in(domain).map(RegistrableDomain::name).orElse(domain);
            if (record.isEmpty() && !organisation.equals(domain)) {
                record = dmarcAt(organisation);
            }
            if (record.isEmpty()) {
                return Finding.bad("No DMARC record: big providers distrust mail from " + domain + ". Add a TXT record at _dmarc." + organisation
                        + ", to begin with “v=DMARC1; p=none; rua=mailto:you@" + organisation + "”.");
            }
            Matcher policy = POLICY.matcher(record.get());
            return !policy.find() ? Finding.bad("The DMARC record names no policy: “" + record.get() + "”. It needs p=none, p=quarantine or p=reject.")
                    : policy.group(1).equalsIgnoreCase("none") ? Finding.weak("DMARC only watches (p=none): enough for big providers, no protection against others who use the name.")
                    : Finding.good("DMARC asks receivers to " + (policy.group(1).equalsIgnoreCase("reject") ? "refuse" : "set aside") + " what is not from you.");
        } catch (Silence silence) {
            return Finding.notChecked(silence.getMessage());
        }
    }

    private Optional<String> dmarcAt(String domain) throws Silence {
        return texts("_dmarc." + domain).stream().filter(text -> text.toUpperCase(Locale.ROOT).replace(" ", "").startsWith("V=DMARC1")).findFirst();
    }

    /** The strings of one TXT record belong together (RFC 7208 3.3). No such name is no record. */
    private List<String> texts(String name) throws Silence {
        if (NameServers.isForSamples(name)) {
            throw new Silence("Not checked: " + name + " is a name kept for samples; nobody is asked about it.");
        }
        try {
            Message answer = resolver.send(Message.newQuery(Record.newRecord(Name.fromString(HostNames.ascii(name).orElse(name) + "."), Type.TXT, DClass.IN)));
            return switch (answer.getRcode()) {
                case Rcode.NOERROR -> answer.getSection(Section.ANSWER).stream().filter(TXTRecord.class::isInstance).map(TXTRecord.class::cast)
                        .map(record -> String.join("", record.getStrings())).toList();
                case Rcode.NXDOMAIN -> List.of();
                default -> throw new Silence("Not checked: the DNS answered " + Rcode.string(answer.getRcode()) + " about " + name + ".");
            };
        } catch (TextParseException noName) {
            return List.of();
        } catch (Silence silence) {
            throw silence;
        } catch (IOException noAnswer) {
            throw new Silence("Not checked: no answer from the DNS about " + name + ".");
        }
    }
}
