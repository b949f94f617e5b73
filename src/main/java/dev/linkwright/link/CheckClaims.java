package dev.linkwright.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.fetch.SafeFetcher;
import dev.linkwright.fetch.Validators;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.shared.Sets;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Who visits which page now. A claim is a lease on the row, committed before the visit and given back with its result, so two
 * processes never visit for one row at once, and a process that dies holds a row for no longer than the lease. What is due is
 * claimed host by host, and only by the process that has the host, so all links of a page come to the same one.
 */
@ApplicationScoped
class CheckClaims {

    /** Longer than the longest row of visits to one host. */
    static final Duration LEASE = Duration.ofMinutes(20);
    /** Links of a page that is visited anyway are checked along when they are due this soon. */
    static final Duration ALONG = Duration.ofHours(12);
    /** Pages of one host that are claimed at once. */
    static final int PER_HOST = 25;
    private static final int LOOKED_AT = 400;
    private static final int FEW = 8;
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    /** Rows that are visited: names from this list only ever reach the SQL. */
    enum Rows {
        BACKLINK("backlink", List.of("not background", "background"), "target_url, target_key, last_good_observation, version_url, version_etag, version_modified, "
            // what was read before the brand said anew what makes another page is to be read in full
            + "(select case when v.pages_apart_since >= version_read_at then null else version_read_at end from brand v where v.id = backlink.brand_id), background, next_check_at"),
        MENTION("mention", List.of("true"), "null, null, null, null, null, null, cast(null as timestamptz), false, next_check_at");

        private final String table;
        /** Each has a partial index; the first go first. */
        private final List<String> inOrder;
        private final String details;

        Rows(String table, List<String> inOrder, String details) {
            this.table = table;
            this.inOrder = inOrder;
            this.details = details;
        }

        String table() {
            return table;
        }

        /** Which rows go first, second...; each list has a partial index of its own. */
        List<String> inOrder() {
            return inOrder;
        }

        private String claimed() {
            return "returning id, page_url, page_host, brand_id, page_key, " + details;
        }
    }

    /**
     * A row that is ours until {@code until}.
     *
     * @param host without www, with a port that is not the usual one
     * @param target empty: any page of the brand
     * @param lastGood how the link was when it was last seen in its place
     * @param version to ask whether the page has changed
     */
    record Claim(Rows rows, long id, Instant until, String pageUrl, String host, long brandId, String pageKey, Optional<WebAddress> target,
                 Optional<Observation> lastGood, Optional<Validators> version) {}

    private record Found(Claim claim, boolean background, Instant due) {}

    private final EntityManager database;
    private final SafeFetcher fetcher;

    CheckClaims(EntityManager database, SafeFetcher fetcher) {
        this.database = database;
        this.fetcher = fetcher;
    }

    /**
     * Due rows of up to {@code hosts} hosts, those that wait longest first; hosts with nothing but rows that are looked at in the
     * background (an import's, an audit's) only where others leave room.
     *
     * @param busy hosts that are being visited already
     */
    List<Claim> due(Rows rows, Instant now, int hosts, Collection<String> busy) {
        Set<String> waiting = QuarkusTransaction.requiringNew().call(() -> waiting(rows, now, hosts, busy));
        Set<String> ours = fetcher.reserve(waiting.stream().map(CheckClaims::withoutPort).toList());
        List<String> free = waiting.stream().filter(host -> ours.contains(withoutPort(host))).toList();
        return free.isEmpty() ? List.of() : QuarkusTransaction.requiringNew().call(() -> claim(rows, now, free));
    }

    private Set<String> waiting(Rows rows, Instant now, int hosts, Collection<String> busy) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String which : rows.inOrder) {
            if (distinct.size() >= hosts) break;
            // where no host has many due rows, the first few name enough of them
            int few = Math.min(FEW * hosts, LOOKED_AT);
            List<String> first = hostsOfDue(rows, which, now, busy, few);
            boolean enough = Stream.concat(distinct.stream(), first.stream()).distinct().count() >= hosts || first.size() < few;
            for (String host : enough ? first : hostsOfDue(rows, which, now, busy, LOOKED_AT)) if (distinct.size() < hosts) distinct.add(host);
        }
        return distinct;
    }

    private List<String> hostsOfDue(Rows rows, String which, Instant now, Collection<String> busy, int most) {
        return database.createNativeQuery("""
            select page_host from %s
            where next_check_at <= ?1 and %s and (claimed_until is null or claimed_until <= ?1) and page_host <> all (cast(?2 as text[]))
            order by next_check_at limit ?3
            """.formatted(rows.table, which), String.class).setParameter(1, now).setParameter(2, busy.toArray(String[]::new)).setParameter(3, most).getResultList();
    }

    // every row that is due on these hosts up to a limit, then the other links of the same pages
    private List<Claim> claim(Rows rows, Instant now, List<String> hosts) {
        Instant until = lease(now);
        String[] all = hosts.toArray(String[]::new);
        String dueOnHost = rows.inOrder.stream().map(which -> """
            select id from (select id from %s where page_host = h.host and %s and next_check_at <= ? and (claimed_until is null or claimed_until <= ?)
                            order by next_check_at limit ? for update skip locked) of_these
            """.formatted(rows.table, which)).collect(Collectors.joining(" union all "));
        List<Object> parameters = new ArrayList<>(List.of(until, all));
        rows.inOrder.forEach(which -> parameters.addAll(List.of(now, now, PER_HOST)));
        parameters.add(PER_HOST);
        List<Claim> claims = new ArrayList<>(claims(rows, now, until, """
            update %s set claimed_until = ? where id in (
                select due.id from unnest(?::text[]) as h(host) cross join lateral (%s limit ?) due)
            %s
            """.formatted(rows.table, dueOnHost, rows.claimed()), parameters));
        if (claims.isEmpty()) return claims;
        claims.addAll(claims(rows, now, until, """
            update %1$s set claimed_until = ? where id in (
                select id from %1$s where page_host = any (?::text[]) %3$s and next_check_at <= ? and page_key = any (?::text[])
                and (claimed_until is null or claimed_until <= ?) for update skip locked)
            %2$s
            """.formatted(rows.table, rows.claimed(), rows == Rows.BACKLINK ? "and background = any ('{false,true}')" : ""), // for the index
            List.of(until, all, now.plus(ALONG), claims.stream().map(Claim::pageKey).distinct().toArray(String[]::new), now)));
        return claims;
    }

    /** This row, due or not; empty when another process holds it. */
    List<Claim> one(Rows rows, long id, Instant now) {
        Instant until = lease(now);
        return QuarkusTransaction.requiringNew().call(() -> claims(rows, now, until,
            "update %s set claimed_until = ? where id = ? and (claimed_until is null or claimed_until <= ?) %s".formatted(rows.table, rows.claimed()), List.of(until, id, now)));
    }

    /** Which of these claims have not run out; their rows are ours until the transaction that records their results ends. Only they count. */
    Set<Long> stillOurs(Rows rows, Collection<Claim> claims) {
        return Set.copyOf(stillOurs("id", rows, Long.class, claims));
    }

    /** The links of these claims that have not run out, locked as by {@link #stillOurs} and read by the same question; brand and site come when they are asked for. */
    List<Backlink> linksStillOurs(Collection<Claim> claims) {
        return stillOurs("*", Rows.BACKLINK, Backlink.class, claims);
    }

    private <T> List<T> stillOurs(String columns, Rows rows, Class<T> as, Collection<Claim> claims) {
        return database.createNativeQuery("""
            select r.%s from %s r join unnest(cast(?1 as bigint[]), cast(?2 as timestamptz[])) as c(id, until) on r.id = c.id and r.claimed_until = c.until
            order by r.id for no key update of r
            """.formatted(columns, rows.table), as).setParameter(1, claims.stream().map(Claim::id).toArray(Long[]::new))
            .setParameter(2, claims.stream().map(c -> c.until().toString()).toArray(String[]::new)).getResultList();
    }

    /** Ends claims, within the transaction that records their results. */
    void giveBack(Rows rows, Collection<Long> ids) {
        if (ids.isEmpty()) return;
        database.createNativeQuery("update %s set claimed_until = null where id = any (cast(?1 as bigint[]))".formatted(rows.table))
            .setParameter(1, ids.toArray(Long[]::new)).executeUpdate();
    }

    private static Instant lease(Instant now) {
        return now.plus(LEASE).truncatedTo(ChronoUnit.MICROS); // as precise as the database
    }

    /** Read off the rows themselves: thousands a minute, of which nothing is an entity. */
    private List<Claim> claims(Rows rows, Instant now, Instant until, String update, List<Object> parameters) {
        // an update returns its rows in any order
        return Sets.ask(database, update, row -> new Found(claim(rows, row, until, now), row.getBoolean(13), Sets.instant(row, 14)), parameters.toArray()).stream()
            .sorted(Comparator.comparing(Found::background).thenComparing(Found::due, Comparator.nullsLast(Comparator.naturalOrder()))).map(Found::claim).toList();
    }

    /** As {@link Rows#claimed} has them. */
    private static Claim claim(Rows rows, ResultSet row, Instant until, Instant now) throws SQLException {
        String targetKey = row.getString(7);
        return new Claim(rows, row.getLong(1), until, row.getString(2), row.getString(3), row.getLong(4), row.getString(5),
            targetKey == null || Backlink.ANY_PAGE.equals(targetKey) ? Optional.empty() : WebAddress.parse(row.getString(6)),
            Optional.ofNullable(row.getString(8)).map(Observation::valueOf),
            PageVersion.toAskWith(row.getString(9), row.getString(10), row.getString(11), Sets.instant(row, 12), now));
    }

    private static String withoutPort(String host) {
        return PORT.matcher(host).replaceFirst("");
    }
}
