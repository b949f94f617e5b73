package dev.linkwright.report;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.alert.AlertKind;
import dev.linkwright.mail.InboxList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** What needs a person now, for one brand: one question per section of the Today page, newest or most urgent first. */
@ApplicationScoped
public class Today {

    private static final int SHOWN = 12;
    private static final String REPLIES = """
            select t.id, coalesce(nullif(c.name, ''), nullif(m.from_name, ''), m.from_address, t.subject) as who, s.domain,
                   coalesce(m.body_text, '') as body, coalesce(m.kind = 'UNSUBSCRIBE', false) as stop, t.last_message_at as at
            from thread t
            left join contact c on c.id = t.contact_id
            left join site s on s.id = t.site_id
            left join lateral (select * from message i where i.thread_id = t.id and i.direction = 'IN' order by i.id desc limit 1) m on true
            where t.brand_id = :brand and t.to_answer
            order by t.last_message_at desc limit :shown""";
    private static final String STRAYS = """
            select id, coalesce(nullif(from_name, ''), from_address) as sender, subject, created_at as at
            from message
            where direction = 'IN' and thread_id is null and dismissed_at is null and state = 'RECEIVED' and (brand_id is null or brand_id = :brand)
            order by id desc limit :shown""";
    private static final String REVIEWS = """
            select c.id, c.name, count(*) as mails, min(e.created_at) as since
            from enrollment e join campaign c on c.id = e.campaign_id
            where e.state = 'IN_REVIEW' and c.brand_id = :brand
            group by c.id, c.name order by since limit :shown""";
    private static final String PROMISES = """
            select b.id, s.domain, b.page_url, b.promised_for, b.last_checked_at, k.reason
            from backlink b join site s on s.id = b.site_id
            left join lateral (select reason from link_check l where l.backlink_id = b.id order by l.at desc limit 1) k on true
            where b.brand_id = :brand and b.state = 'PROMISED' and b.promised_for < :today
            order by b.promised_for, b.id limit :shown""";
    private static final String LOST = """
            select b.id, s.domain, b.page_url, k.reason, b.lost_at
            from backlink b join site s on s.id = b.site_id
            left join lateral (select reason from link_check l where l.backlink_id = b.id order by l.at desc limit 1) k on true
            where b.brand_id = :brand and b.state = 'LOST' and b.reclaiming_since is null and b.lost_at > :recently
            order by b.lost_at desc limit :shown""";
    private static final String NEWS = """
            select a.id, a.backlink_id, s.domain, b.page_url, a.words, a.at
            from link_alert a join backlink b on b.id = a.backlink_id join site s on s.id = b.site_id
            where a.brand_id = :brand and a.kind = :kind and a.noted_at is null and a.at > :recently
            order by a.id desc limit :shown""";
    private static final String TO_LOOK_AT = """
            select b.id, s.domain, b.page_url, k.reason, b.unverifiable_since as since
            from (select * from backlink where\s""" + WhatWaits.TO_LOOK_AT + """
             order by unverifiable_since, id limit :shown) b join site s on s.id = b.site_id
            left join lateral (select reason from link_check l where l.backlink_id = b.id order by l.at desc limit 1) k on true
            order by since, b.id""";
    private static final String UNCERTAIN = """
            select m.id, m.thread_id, coalesce(nullif(m.to_name, ''), m.to_address) as recipient, s.domain, m.subject,
                   coalesce(m.handed_over_at, m.created_at) as at
            from message m left join site s on s.id = m.site_id
            where m.waits = 'UNCERTAIN' and m.brand_id = :brand
            order by m.id limit :shown""";
    private static final String IMPORTS = """
            select id, file_name, state, created, updated, duplicate, refused, coalesce(failure, '') as failure, finished_at as at
            from import_run
            where brand_id = :brand and state in ('DONE', 'FAILED') and finished_at > :justNow
            order by id desc limit :shown""";
    private static final String BY_ITSELF = """
            select (select count(*) from mail_waiting w join message m on m.id = w.message_id where m.brand_id = :brand and w.not_before < :soon)
                 + (select count(*) from step_due d join enrollment e on e.id = d.enrollment_id join campaign c on c.id = e.campaign_id
                           where c.brand_id = :brand and c.state = 'RUNNING' and d.at < :soon) as mails,
                   (select count(*) from backlink where brand_id = :brand and next_check_at < :soon)
                 + (select count(*) from mention where brand_id = :brand and next_check_at < :soon) as links""";

    private final EntityManager database;
    private final WhatWaits whatWaits;

    Today(EntityManager database, WhatWaits whatWaits) {
        this.database = database;
        this.whatWaits = whatWaits;
    }

    public Agenda agenda(Brand brand, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Agenda(whatWaits.forBrand(brand, now), replies(brand), strays(brand), reviews(brand), promises(brand, today),
                lost(brand, now), uncertain(brand), imports(brand, now), news(brand, AlertKind.QUALIFIER_CHANGED, now),
                news(brand, AlertKind.CAME_BACK, now), toLookAt(brand, now), byItself(brand, now));
    }

    private List<Agenda.Reply> replies(Brand brand) {
        return rows(shown(REPLIES, brand), row -> new Agenda.Reply(id(row), row.get("who", String.class), row.get("domain", String.class),
                InboxList.firstWords(row.get("body", String.class)), row.get("stop", Boolean.class), row.get("at", Instant.class)));
    }

    private List<Agenda.Stray> strays(Brand brand) {
        return rows(shown(STRAYS, brand),
                row -> new Agenda.Stray(id(row), row.get("sender", String.class), row.get("subject", String.class), row.get("at", Instant.class)));
    }

    private List<Agenda.Review> reviews(Brand brand) {
        return rows(shown(REVIEWS, brand), row -> new Agenda.Review(id(row), row.get("name", String.class),
                row.get("mails", Number.class).longValue(), row.get("since", Instant.class)));
    }

    private List<Agenda.Promise> promises(Brand brand, LocalDate today) {
        return rows(shown(PROMISES, brand).setParameter("today", today), row -> {
            LocalDate day = row.get("promised_for", LocalDate.class);
            return new Agenda.Promise(id(row), row.get("domain", String.class), row.get("page_url", String.class), day,
                    ChronoUnit.DAYS.between(day, today), row.get("last_checked_at", Instant.class), row.get("reason", String.class));
        });
    }

    private List<Agenda.Lost> lost(Brand brand, Instant now) {
        Query recent = shown(LOST, brand).setParameter("recently", now.minus(WhatWaits.LOST_DAYS, ChronoUnit.DAYS));
        return rows(recent, row -> new Agenda.Lost(id(row), row.get("domain", String.class), row.get("page_url", String.class),
                row.get("reason", String.class), row.get("lost_at", Instant.class)));
    }

    private List<Agenda.News> news(Brand brand, AlertKind kind, Instant now) {
        Query waiting = shown(NEWS, brand).setParameter("kind", kind.name()).setParameter("recently", now.minus(WhatWaits.LOST_DAYS, ChronoUnit.DAYS));
        return rows(waiting, row -> new Agenda.News(id(row), row.get("backlink_id", Number.class).longValue(), row.get("domain", String.class),
                row.get("page_url", String.class), row.get("words", String.class), row.get("at", Instant.class)));
    }

    private List<Agenda.ToLookAt> toLookAt(Brand brand, Instant now) {
        Query unread = shown(TO_LOOK_AT, brand).setParameter("longAgo", now.minus(WhatWaits.UNVERIFIABLE_DAYS, ChronoUnit.DAYS))
                .setParameter("aMonthAgo", now.minus(WhatWaits.LOOKED_DAYS, ChronoUnit.DAYS));
        return rows(unread, row -> new Agenda.ToLookAt(id(row), row.get("domain", String.class), row.get("page_url", String.class), row.get("reason", String.class),
                row.get("since", Instant.class)));
    }

    private List<Agenda.Uncertain> uncertain(Brand brand) {
        return rows(shown(UNCERTAIN, brand), row -> new Agenda.Uncertain(id(row), row.get("thread_id", Long.class),
                row.get("recipient", String.class), row.get("domain", String.class), row.get("subject", String.class), row.get("at", Instant.class)));
    }

    private List<Agenda.ImportDone> imports(Brand brand, Instant now) {
        Query justNow = shown(IMPORTS, brand).setParameter("justNow", now.minus(WhatWaits.IMPORT_DAYS, ChronoUnit.DAYS));
        return rows(justNow, row -> new Agenda.ImportDone(id(row), row.get("file_name", String.class), row.get("state", String.class).equals("FAILED"),
                row.get("failure", String.class), row.get("created", Number.class).longValue(), row.get("updated", Number.class).longValue(),
                row.get("duplicate", Number.class).longValue(), row.get("refused", Number.class).longValue(), row.get("at", Instant.class)));
    }

    private Agenda.ByItself byItself(Brand brand, Instant now) {
        Tuple counts = (Tuple) database.createNativeQuery(BY_ITSELF, Tuple.class).setParameter("brand", brand.id())
                .setParameter("soon", now.plus(1, ChronoUnit.DAYS)).getSingleResult();
        return new Agenda.ByItself(counts.get("mails", Number.class).longValue(), counts.get("links", Number.class).longValue());
    }

    private Query shown(String sql, Brand brand) {
        return database.createNativeQuery(sql, Tuple.class).setParameter("brand", brand.id()).setParameter("shown", SHOWN);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> rows(Query query, Function<Tuple, T> read) {
        return ((List<Tuple>) query.getResultList()).stream().map(read).toList();
    }

    private static long id(Tuple row) {
        return row.get("id", Number.class).longValue();
    }
}
