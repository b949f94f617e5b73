package dev.linkwright.site.address;

import dev.linkwright.site.Contact;
import dev.linkwright.site.MailState;
import dev.linkwright.shared.HostNames;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the addresses that are due (index contact_check_due), then those a big import brought: claims them, asks the DNS outside of any
 * transaction, records. A domain is asked once for everybody there and its answer kept. Without an answer they stay "not checked" and come again later, less and less often.
 */
@ApplicationScoped
public class CheckAddresses {

    static final Duration GOOD_FOR = Duration.ofDays(90);
    static final Duration BAD_FOR = Duration.ofDays(14);
    static final Duration FIRST_WAIT = Duration.ofMinutes(15);
    private static final int ADDRESSES = 1_000;
    private static final int AT_ONCE = 16;
    private static final Duration CLAIM = Duration.ofMinutes(10);

    private static final String CLAIM_DUE = """
            update contact set check_due_at = cast(?2 as timestamptz) where id in (
                select id from contact where check_due_at <= ?1 order by check_due_at limit ?3 for update skip locked)
            returning id, cast(email as text)
            """;
    private static final String OLDEST_RANGE = """
            select from_contact, to_contact from contact_check_range order by from_contact limit 1 for update skip locked
            """;
    /** Those who have not had their turn yet. */
    private static final String CLAIM_OF_RANGE = """
            update contact set check_due_at = cast(?2 as timestamptz) where id in (
                select id from contact where id between ?1 and ?4 and check_due_at is null and mail_state = 'NOT_CHECKED' order by id limit ?3 for update skip locked)
            returning id, cast(email as text)
            """;
    private static final String REST_OF_RANGE = "update contact_check_range set from_contact = ?3 where from_contact = ?1 and to_contact = ?2";
    private static final String RANGE_IS_DONE = "delete from contact_check_range where from_contact = ?1 and to_contact = ?2";
    private static final String KNOWN = "select domain, state, reason, ask_again_at, misses from mail_domain where domain = any(?1)";
    private static final String KEEP = """
            insert into mail_domain (domain, state, reason, asked_at, ask_again_at, misses) values (?1, ?2, ?3, ?4, ?5, ?6)
            on conflict (domain) do update set state = excluded.state, reason = excluded.reason, asked_at = excluded.asked_at,
                ask_again_at = excluded.ask_again_at, misses = excluded.misses
            """;
    /** What was known before an answer failed to come stays known. */
    private static final String RECORD = """
            update contact set mail_state = case when cast(?2 as text) = 'NOT_CHECKED' then mail_state else cast(?2 as text) end,
                mail_reason = case when cast(?2 as text) = 'NOT_CHECKED' and mail_state <> 'NOT_CHECKED' then mail_reason else cast(?3 as text) end,
                mail_checked_at = case when cast(?2 as text) = 'NOT_CHECKED' then mail_checked_at else cast(?4 as timestamptz) end,
                check_due_at = cast(?5 as timestamptz)
            where id = any(?1)
            """;

    private final EntityManager entities;
    private final MailRoute routes;
    private final ExecutorService threads;

    CheckAddresses(EntityManager entities, MailRoute routes, @VirtualThreads ExecutorService threads) {
        this.entities = entities;
        this.routes = routes;
        this.threads = threads;
    }

    private record Known(Route route, Instant until, int misses) {
    }

    /** @return how many addresses were looked at */
    public int run(Instant now) {
        Map<Long, String> due = QuarkusTransaction.requiringNew().call(() -> claim(now));
        if (due.isEmpty()) {
            return 0;
        }
        Map<String, List<Long>> byDomain = new LinkedHashMap<>();
        List<Long> malformed = new ArrayList<>();
        due.forEach((id, email) -> {
            if (Contact.isAddress(email)) {
                byDomain.computeIfAbsent(domainOf(email), domain -> new ArrayList<>()).add(id);
            } else {
                malformed.add(id);
            }
        });
        Map<String, Known> known = QuarkusTransaction.requiringNew().call(() -> known(byDomain.keySet()));
        Map<String, Route> asked = ask(byDomain.keySet().stream().filter(domain -> !known.containsKey(domain) || !known.get(domain).until().isAfter(now))
                .collect(Collectors.toCollection(TreeSet::new)));
        QuarkusTransaction.requiringNew().run(() -> {
            if (!malformed.isEmpty()) {
                record(malformed, Route.bad("not written as an address can be"), now, null);
            }
            asked.forEach((domain, route) -> known.put(domain, keep(domain, route, known.get(domain), now)));
            byDomain.forEach((domain, ids) -> record(ids, known.get(domain).route(), now, known.get(domain).until()));
        });
        return due.size();
    }

    @SuppressWarnings("unchecked")
    private Map<Long, String> claim(Instant now) {
        List<Object[]> due = entities.createNativeQuery(CLAIM_DUE).setParameter(1, now).setParameter(2, now.plus(CLAIM)).setParameter(3, ADDRESSES)
                .getResultList();
        Stream<Object[]> all = Stream.concat(due.stream(), due.size() < ADDRESSES ? claimOfRange(ADDRESSES - due.size(), now) : Stream.empty());
        return all.collect(Collectors.toMap(row -> ((Number) row[0]).longValue(), row -> (String) row[1], (a, b) -> a, LinkedHashMap::new));
    }

    @SuppressWarnings("unchecked")
    private Stream<Object[]> claimOfRange(int most, Instant now) {
        List<Object[]> range = entities.createNativeQuery(OLDEST_RANGE, Object[].class).getResultList();
        if (range.isEmpty()) {
            return Stream.empty();
        }
        Object from = range.get(0)[0];
        Object to = range.get(0)[1];
        List<Object[]> claimed = entities.createNativeQuery(CLAIM_OF_RANGE, Object[].class).setParameter(1, from).setParameter(2, now.plus(CLAIM))
                .setParameter(3, most).setParameter(4, to).getResultList();
        if (claimed.size() < most) {
            entities.createNativeQuery(RANGE_IS_DONE).setParameter(1, from).setParameter(2, to).executeUpdate();
        } else {
            long last = claimed.stream().mapToLong(row -> ((Number) row[0]).longValue()).max().orElseThrow();
            entities.createNativeQuery(REST_OF_RANGE).setParameter(1, from).setParameter(2, to).setParameter(3, last + 1).executeUpdate();
        }
        return claimed.stream();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Known> known(Set<String> domains) {
        List<Object[]> rows = entities.createNativeQuery(KNOWN, Object[].class).setParameter(1, domains.toArray(String[]::new)).getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> new Known(new Route(MailState.valueOf((String) row[1]), (String) row[2]),
                (Instant) row[3], ((Number) row[4]).intValue()), (a, b) -> a, HashMap::new));
    }

    /** A few at a time. Where the first ones are met with silence all along, the network is away, and the rest is left for later. */
    private Map<String, Route> ask(Set<String> domains) {
        Map<String, Route> answers = new LinkedHashMap<>();
        List<String> waiting = new ArrayList<>(domains);
        boolean anyAnswer = false;
        for (int from = 0; from < waiting.size(); from += AT_ONCE) {
            List<String> some = waiting.subList(from, Math.min(from + AT_ONCE, waiting.size()));
            if (from >= 2 * AT_ONCE && !anyAnswer) {
                waiting.subList(from, waiting.size()).forEach(domain -> answers.put(domain, Route.unknown("the DNS can't be reached")));
                break;
            }
            Map<String, Future<Route>> running = new LinkedHashMap<>();
            some.forEach(domain -> running.put(domain, threads.submit(() -> routes.of(domain))));
            running.forEach((domain, answer) -> answers.put(domain, get(answer)));
            anyAnswer |= some.stream().anyMatch(domain -> answers.get(domain).state() != MailState.NOT_CHECKED);
        }
        return answers;
    }

    private Known keep(String domain, Route route, Known before, Instant now) {
        int misses = route.state() != MailState.NOT_CHECKED ? 0 : before == null ? 1 : before.misses() + 1;
        Instant until = switch (route.state()) {
            case GOOD -> now.plus(GOOD_FOR);
            case BAD -> now.plus(BAD_FOR);
            case NOT_CHECKED -> now.plus(FIRST_WAIT.multipliedBy(1L << Math.min(misses - 1, 9)));
        };
        entities.createNativeQuery(KEEP).setParameter(1, domain).setParameter(2, route.state().name()).setParameter(3, route.reason()).setParameter(4, now)
                .setParameter(5, until).setParameter(6, misses).executeUpdate();
        return new Known(route, until, misses);
    }

    private void record(List<Long> ids, Route route, Instant now, Instant dueAgain) {
        entities.createNativeQuery(RECORD).setParameter(1, ids.toArray(Long[]::new)).setParameter(2, route.state().name()).setParameter(3, route.reason())
                .setParameter(4, now).setParameter(5, dueAgain).executeUpdate();
    }

    private static Route get(Future<Route> answer) {
        try {
            return answer.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Route.unknown("stopped while asking");
        } catch (java.util.concurrent.ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    private static String domainOf(String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return HostNames.ascii(domain).orElse(domain);
    }
}
