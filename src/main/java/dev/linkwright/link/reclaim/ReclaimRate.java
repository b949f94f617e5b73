package dev.linkwright.link.reclaim;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;

/** How many of the cases that came to an end came to a good one. Open ones are not in the rate; a page that linked all along is no case. */
@ApplicationScoped
public class ReclaimRate {

    private static final String TALLY = """
        select cause, count(*) filter (where state = 'OPEN'), count(*) filter (where state = 'RECLAIMED'), count(*) filter (where state = 'DECLINED'),
               count(*) filter (where state = 'WRITTEN_OFF')
        from reclamation_case
        where brand_id = ?1 and (state = 'OPEN' or confirmed and closed_at >= ?2)
        group by cause
        """;

    private final EntityManager database;

    ReclaimRate(EntityManager database) {
        this.database = database;
    }

    /** @param open waiting now; the others closed within the time asked for */
    public record Tally(long open, long reclaimed, long declined, long writtenOff) {

        static final Tally NONE = new Tally(0, 0, 0, 0);

        /** The denominator. */
        public long closed() {
            return reclaimed + declined + writtenOff;
        }

        /** Reclaimed of closed, rounded; empty when nothing closed. */
        public OptionalInt percent() {
            return closed() == 0 ? OptionalInt.empty() : OptionalInt.of((int) Math.round(100.0 * reclaimed / closed()));
        }

        /** For a page: "58 %", or a dash. */
        public String percentShown() {
            return percent().isPresent() ? percent().getAsInt() + " %" : "–";
        }

        private Tally plus(Tally other) {
            return new Tally(open + other.open, reclaimed + other.reclaimed, declined + other.declined, writtenOff + other.writtenOff);
        }
    }

    public Tally of(Brand brand, Instant since) {
        return byCause(brand, since).values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /** Only causes that have a case. */
    public Map<Cause, Tally> byCause(Brand brand, Instant since) {
        List<Object[]> rows = database.createNativeQuery(TALLY, Object[].class).setParameter(1, brand.id()).setParameter(2, since).getResultList();
        Map<Cause, Tally> tallies = new EnumMap<>(Cause.class);
        rows.forEach(r -> tallies.put(Cause.valueOf((String) r[0]), new Tally(number(r[1]), number(r[2]), number(r[3]), number(r[4]))));
        return tallies;
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
