package dev.linkwright.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.linkwright.shared.RuleViolation;
import dev.linkwright.shared.Sets;

/**
 * How long somebody, and everybody at their site, is left alone after the last mail of a campaign before another campaign may begin.
 * Asked when somebody is enrolled, at the launch gate, and again as the last guard before a first mail leaves.
 */
@ApplicationScoped
public class CoolDown {

    /** @param contact days for one address, @param site days for everybody at one site; 0 for none */
    public record Days(int contact, int site) {

        public Days {
            if (contact < 0 || contact > 3650) {
                throw new RuleViolation("contact", "The rest of a contact is a number of days between 0 and 3650.");
            }
            if (site < 0 || site > 3650) {
                throw new RuleViolation("site", "The rest of a site is a number of days between 0 and 3650.");
            }
        }
    }

    /** Nobody begins anew before {@code until}; {@code why} is a sentence. */
    public record Rest(Instant until, String why) {
    }

    private static final String CONTACT = "campaign.rest-contact";
    private static final String SITE = "campaign.rest-site";
    private static final Days USUAL = new Days(100, 30);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    // The last mail of a sequence in another conversation. What is on its way or uncertain counts as sent now.
    private static final String LAST = """
            select max(coalesce(m.sent_at, m.handed_over_at, cast(:now as timestamptz))) from message m
            where m.direction = 'OUT' and m.kind in ('FIRST', 'FOLLOW_UP') and m.state in ('SENT', 'SENDING', 'UNCERTAIN') and m.thread_id <> :own
              and """;

    // The same question for many mails in line; which sentence it is, is asked of the few that rest.
    private static final String RESTING = """
            select w.id from unnest(?, ?, ?, ?) w(id, address, site, own)
            where (? > 0 and exists (select 1 from message m where m.to_address = w.address and m.thread_id <> w.own and %1$s > cast(? as timestamptz)))
               or (? > 0 and exists (select 1 from message m where m.site_id = w.site and m.thread_id <> w.own and %1$s > cast(? as timestamptz)))""".formatted("""
            m.direction = 'OUT' and m.kind in ('FIRST', 'FOLLOW_UP') and m.state in ('SENT', 'SENDING', 'UNCERTAIN')
                            and coalesce(m.sent_at, m.handed_over_at, 'infinity')""");

    @Inject
    EntityManager database;

    public Days days() {
        Map<String, String> set = new HashMap<>();
        Sets.ask(database, "select name, value from setting where name in (?, ?)", row -> set.put(row.getString(1), row.getString(2)), CONTACT, SITE);
        return new Days(Integer.parseInt(set.getOrDefault(CONTACT, String.valueOf(USUAL.contact()))), Integer.parseInt(set.getOrDefault(SITE, String.valueOf(USUAL.site()))));
    }

    @Transactional
    public Days change(Integer contact, Integer site) {
        Days before = days();
        Days days = new Days(contact == null ? before.contact() : contact, site == null ? before.site() : site);
        set(CONTACT, days.contact());
        set(SITE, days.site());
        return days;
    }

    /**
     * @param siteId    null when it is not known
     * @param ownThread the conversation asked about, whose own mails don't count; null for a new one
     */
    public Optional<Rest> against(String address, Long siteId, Long ownThread, Instant now) {
        return against(days(), address, siteId, ownThread, now);
    }

    Optional<Rest> against(Days days, String address, Long siteId, Long ownThread, Instant now) {
        long own = ownThread == null ? -1 : ownThread;
        Optional<Rest> person = rest("m.to_address = :who", address.strip().toLowerCase(Locale.ROOT), own, days.contact(), address, now);
        if (siteId == null) {
            return person;
        }
        Optional<Rest> site = rest("m.site_id = :who", siteId, own, days.site(), "somebody at that site", now);
        return person.isPresent() && site.isPresent() && site.get().until().isAfter(person.get().until()) ? site : person.or(() -> site);
    }

    /** Ids of the mails whose reader or site another campaign wrote to too lately. */
    Set<Long> resting(Days days, List<LeavingMail> mails, Instant now) {
        if (mails.isEmpty() || days.contact() == 0 && days.site() == 0) {
            return Set.of();
        }
        return new HashSet<>(Sets.ask(database, RESTING, row -> row.getLong(1), mails.stream().map(LeavingMail::id).toArray(Long[]::new),
                mails.stream().map(LeavingMail::toAddress).toArray(String[]::new), mails.stream().map(LeavingMail::siteId).toArray(Long[]::new),
                mails.stream().map(LeavingMail::threadId).toArray(Long[]::new), days.contact(), now.minus(Duration.ofDays(days.contact())), days.site(),
                now.minus(Duration.ofDays(days.site()))));
    }

    private Optional<Rest> rest(String whose, Object who, long own, int days, String name, Instant now) {
        if (days == 0) {
            return Optional.empty();
        }
        Object last = database.createNativeQuery(LAST + " " + whose, Instant.class).setParameter("who", who).setParameter("own", own).setParameter("now", now).getSingleResult();
        if (last == null) {
            return Optional.empty();
        }
        Instant until = ((Instant) last).plus(Duration.ofDays(days));
        return until.isAfter(now) ? Optional.of(new Rest(until, "A campaign wrote to " + name + " on " + DAY.format((Instant) last) + ", and another one waits "
                + (days == 1 ? "1 day" : days + " days") + ", until " + DAY.format(until) + ".")) : Optional.empty();
    }

    private void set(String name, int value) {
        database.createNativeQuery("insert into setting (name, value) values (?1, ?2) on conflict (name) do update set value = excluded.value")
                .setParameter(1, name).setParameter(2, String.valueOf(value)).executeUpdate();
    }
}
