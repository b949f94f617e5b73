package dev.linkwright.link;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.link.CheckClaims.Rows;

/** Why a link or a mention is not being looked at just now, in one sentence that names the rule and the time. */
@ApplicationScoped
public class WhyNotChecked {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    /** Longer queues are "more than" this. */
    private static final int COUNTED = 10_000;

    private final EntityManager database;

    WhyNotChecked(EntityManager database) {
        this.database = database;
    }

    /** Without counting who is before it: for lists. */
    public static String briefly(Backlink link, Instant now) {
        return atRest(link.due(), now).orElseGet(() -> since(link.due()) + "waits for its host's turn: a host is asked for one page at a time, with a pause after each.");
    }

    public static String briefly(Mention mention, Instant now) {
        return atRest(mention.due(), now).orElseGet(() -> since(mention.due()) + "waits for its host's turn: a host is asked for one page at a time, with a pause after each.");
    }

    /** With how many come before it. Within a transaction or a request. */
    public String sentence(Backlink link, Instant now) {
        return atRest(link.due(), now).orElseGet(() -> inLine(Rows.BACKLINK, link.due(), link.pageKey(), link.isBackground(), now));
    }

    public String sentence(Mention mention, Instant now) {
        return atRest(mention.due(), now).orElseGet(() -> inLine(Rows.MENTION, mention.due(), mention.pageKey(), false, now));
    }

    private static Optional<String> atRest(DueTime due, Instant now) {
        if (due.at() == null && due.because().startsWith("paused")) return Optional.of("It is not looked at: its checks are " + due.because() + ". Resume them, or check it now.");
        if (due.at() == null) return Optional.of("It is not looked at any more: " + due.because().replaceFirst("^no more checks: ", "") + ".");
        if (due.isBeingVisited(now)) return Optional.of("Its page is being visited right now.");
        return due.at().isAfter(now) ? Optional.of("It waits for " + TIME.format(due.at()) + " (" + due.because() + ").") : Optional.empty();
    }

    private static String since(DueTime due) {
        return "It is due since " + TIME.format(due.at()) + " (" + due.because() + ") and ";
    }

    private String inLine(Rows rows, DueTime due, String pageKey, boolean background, Instant now) {
        String host = pageKey.split("[/?]", 2)[0];
        long onHost = ahead(rows, "page_host = :host and ", host, due.at(), background, now);
        if (onHost > 0) return since(due) + "waits for its host's turn: " + comeFirst(onHost) + " on " + host + ", which is asked for one page at a time, with a pause after each.";
        long all = ahead(rows, "cast(:host as text) is not null and ", host, due.at(), background, now);
        if (all > 0) return since(due) + "waits in line: " + comeFirst(all) + (background ? ", and those of imports and audits only go where others leave room." : " on other hosts.");
        return since(due) + "is the next in line: its page is visited within the minute, or when its host's pause is over.";
    }

    /** Of the lists that go first everything that is due, of its own what is due for longer; counted no further than {@link #COUNTED}. */
    private long ahead(Rows rows, String where, String host, Instant dueAt, boolean background, Instant now) {
        long ahead = 0;
        int own = background ? rows.inOrder().size() - 1 : 0;
        for (int list = 0; list <= own && ahead <= COUNTED; list++) {
            ahead += ((Number) database.createNativeQuery("select count(*) from (select 1 from %s where %s %s and next_check_at < :before limit :most) ahead"
                .formatted(rows.table(), where, rows.inOrder().get(list)), Long.class)
                .setParameter("before", list == own ? dueAt : now).setParameter("host", host).setParameter("most", COUNTED + 1).getSingleResult()).longValue();
        }
        return ahead;
    }

    private static String comeFirst(long n) {
        if (n == 1) return "1 link comes first";
        return n > COUNTED ? "more than %,d links come first".formatted(COUNTED) : "%,d links come first".formatted(n);
    }
}
