package dev.linkwright.site.address;

import dev.linkwright.shared.HostNames;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the DNS where mail for a domain goes. Only a clear answer is good or bad; silence and trouble are "not checked". */
@ApplicationScoped
class MailRoute {

    private static final int MOST_HOSTS = 5;

    private final Resolver resolver;

    MailRoute(DnsSettings settings) throws UnknownHostException {
        this.resolver = NameServers.of(settings);
    }

    /** What a question led to: records, a clear "there are none", "no such domain", or no answer. */
    private sealed interface Answer permits Found, None, NoDomain, NoAnswer {
    }

    private record Found(List<Record> records) implements Answer {
    }

    private record None() implements Answer {
    }

    private record NoDomain() implements Answer {
    }

    private record NoAnswer(String why) implements Answer {
    }

    Route of(String domain) {
        if (NameServers.isForSamples(domain)) {
            return Route.unknown(domain + " is a name kept for samples; nobody is asked about it");
        }
        if (domain.endsWith(".invalid")) {
            return Route.bad(domain + " is a name that never exists (RFC 6761)");
        }
        Name name;
        try {
            name = Name.fromString(HostNames.ascii(domain).orElseThrow(IllegalArgumentException::new) + ".");
        } catch (TextParseException | IllegalArgumentException notAName) {
            return Route.bad(domain + " is not a domain name");
        }
        Answer exchanges = ask(name, Type.MX);
        if (exchanges instanceof Found found) {
            return byExchanges(domain, found.records().stream().map(MXRecord.class::cast).sorted(Comparator.comparingInt(MXRecord::getPriority)).toList());
        }
        if (exchanges instanceof NoDomain) {
            return Route.bad("there is no domain " + domain);
        }
        return exchanges instanceof NoAnswer silent ? Route.unknown(silent.why()) : byAddress(domain, name);
    }

    private Route byExchanges(String domain, List<MXRecord> exchanges) {
        if (exchanges.size() == 1 && exchanges.get(0).getTarget().equals(Name.root)) {
            return Route.bad(domain + " says that it takes no mail (RFC 7505)");
        }
        boolean unsure = false;
        for (MXRecord exchange : exchanges.subList(0, Math.min(MOST_HOSTS, exchanges.size()))) {
            String host = exchange.getTarget().toString(true);
            Answer address = address(exchange.getTarget());
            if (address instanceof Found) {
                return Route.good(host + " takes mail for " + domain);
            }
            unsure |= address instanceof NoAnswer;
        }
        String named = exchanges.get(0).getTarget().toString(true);
        // RFC 5321 5.1: with MX records present and none usable there is no falling back to the address of the domain.
        return unsure || exchanges.size() > MOST_HOSTS ? Route.unknown("no answer about " + named + ", the mail host of " + domain)
                : Route.bad("the mail host of " + domain + ", " + named + ", does not exist");
    }

    /** RFC 5321 5.1: without MX records, the domain's own address is its mail host. */
    private Route byAddress(String domain, Name name) {
        Answer address = address(name);
        return address instanceof Found ? Route.good(domain + " itself takes its mail; it names no mail host")
                : address instanceof NoAnswer silent ? Route.unknown(silent.why()) : Route.bad(domain + " has no mail host and no address");
    }

    private Answer address(Name host) {
        Answer four = ask(host, Type.A);
        if (four instanceof Found || four instanceof NoDomain) {
            return four;
        }
        Answer six = ask(host, Type.AAAA);
        return six instanceof Found || four instanceof None ? six : four;
    }

    private Answer ask(Name name, int type) {
        try {
            Message answer = resolver.send(Message.newQuery(Record.newRecord(name, type, org.xbill.DNS.DClass.IN)));
            return switch (answer.getRcode()) {
                case Rcode.NOERROR -> {
                    List<Record> records = answer.getSection(Section.ANSWER).stream().filter(record -> record.getType() == type).toList();
                    yield records.isEmpty() ? new None() : new Found(records);
                }
                case Rcode.NXDOMAIN -> new NoDomain();
                default -> new NoAnswer("the DNS answered " + Rcode.string(answer.getRcode()) + " about " + name.toString(true));
            };
        } catch (IOException silence) {
            return new NoAnswer("no answer from the DNS about " + name.toString(true));
        }
    }
}
