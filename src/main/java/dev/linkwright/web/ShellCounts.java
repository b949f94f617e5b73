package dev.linkwright.web;

import dev.linkwright.brand.Brand;
import dev.linkwright.report.Waiting;
import dev.linkwright.report.WhatWaits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;

/** The counts beside the places of the main navigation. */
@ApplicationScoped
class ShellCounts {

    private static final String STOCK = """
            select (select coalesce(sum(n), 0) from prospect_count where brand_id = :brand and not sunk),
                   (select count(*) from campaign where brand_id = :brand and state <> 'ENDED')""";

    private final EntityManager database;
    private final WhatWaits whatWaits;
    private final InstantSource clock;

    ShellCounts(EntityManager database, WhatWaits whatWaits, InstantSource clock) {
        this.database = database;
        this.whatWaits = whatWaits;
        this.clock = clock;
    }

    /**
     * @param due      lines on Today
     * @param toAnswer threads whose last word is the partner's, and mails without a thread
     */
    record Counts(long due, long prospects, long campaigns, long toAnswer) {
    }

    Counts of(Brand brand) {
        if (brand == null) {
            return new Counts(0, 0, 0, 0);
        }
        Waiting waiting = whatWaits.forBrand(brand, clock.instant());
        Object[] stock = (Object[]) database.createNativeQuery(STOCK).setParameter("brand", brand.id()).getSingleResult();
        return new Counts(waiting.lines(), ((Number) stock[0]).longValue(), ((Number) stock[1]).longValue(), waiting.toAnswer());
    }

    /** While the sandbox is on, every page says so. */
    boolean sandboxed() {
        return ((Number) database.createNativeQuery("select count(*) from sandbox").getSingleResult()).intValue() > 0;
    }
}
