package dev.linkwright.report;

import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Counts what waits for a person; asked by the frame of every page, so one statement over partial indexes. */
@ApplicationScoped
public class WhatWaits {

    /** A lost link is news for this long, unless it is being won back. */
    static final int LOST_DAYS = 14;
    /** A finished import is news for this long. */
    static final int IMPORT_DAYS = 1;

    /** Links whose pages could not be read for two weeks, and nobody has looked at them for a month. */
    static final String TO_LOOK_AT = """
            brand_id = :brand and unverifiable_since <= :longAgo and unverifiable_since is not null and state <> 'WRITTEN_OFF'
            and (looked_at_by_hand is null or looked_at_by_hand <= :aMonthAgo)""";
    static final int UNVERIFIABLE_DAYS = 14;
    static final int LOOKED_DAYS = 30;

    // "thread" and "message" rows without a brand are mails nobody could match: they wait for whoever looks.
    private static final String COUNTS = """
            select (select count(*) from thread where brand_id = :brand and to_answer),
                   (select count(*) from message where direction = 'IN' and thread_id is null and dismissed_at is null and state = 'RECEIVED'
                           and (brand_id is null or brand_id = :brand)),
                   (select count(distinct e.campaign_id) from enrollment e join campaign c on c.id = e.campaign_id
                           where e.state = 'IN_REVIEW' and c.brand_id = :brand),
                   (select count(*) from enrollment e join campaign c on c.id = e.campaign_id
                           where e.state = 'IN_REVIEW' and c.brand_id = :brand),
                   (select count(*) from backlink where brand_id = :brand and state = 'PROMISED' and promised_for < :today),
                   (select count(*) from backlink where brand_id = :brand and state = 'LOST' and reclaiming_since is null
                           and lost_at > :recently),
                   (select count(*) from message where waits = 'UNCERTAIN' and brand_id = :brand),
                   (select count(*) from import_run where brand_id = :brand and state in ('DONE', 'FAILED') and finished_at > :justNow),
                   (select count(*) from link_alert where brand_id = :brand and kind = 'QUALIFIER_CHANGED' and noted_at is null and at > :recently),
                   (select count(*) from link_alert where brand_id = :brand and kind = 'CAME_BACK' and noted_at is null and at > :recently),
                   (select count(*) from backlink where\s""" + TO_LOOK_AT + ")";

    private final EntityManager database;

    WhatWaits(EntityManager database) {
        this.database = database;
    }

    public Waiting forBrand(Brand brand, Instant now) {
        Object[] n = (Object[]) database.createNativeQuery(COUNTS).setParameter("brand", brand.id())
                .setParameter("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
                .setParameter("recently", now.minus(LOST_DAYS, ChronoUnit.DAYS))
                .setParameter("longAgo", now.minus(UNVERIFIABLE_DAYS, ChronoUnit.DAYS)).setParameter("aMonthAgo", now.minus(LOOKED_DAYS, ChronoUnit.DAYS))
                .setParameter("justNow", now.minus(IMPORT_DAYS, ChronoUnit.DAYS)).getSingleResult();
        return new Waiting(number(n[0]), number(n[1]), number(n[2]), number(n[3]), number(n[4]), number(n[5]), number(n[6]), number(n[7]), number(n[8]), number(n[9]), number(n[10]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
