package dev.linkwright.web;

import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** The counts beside the places of the main navigation, one small question each. */
@ApplicationScoped
class ShellCounts {

    @Inject
    EntityManager database;

    /**
     * @param due       things on Today that need a person
     * @param toAnswer  threads whose last word is the partner's
     */
    record Counts(long due, long prospects, long campaigns, long toAnswer) {
    }

    Counts of(Brand brand) {
        return new Counts(0, 0, 0, 0);
    }

    boolean sandboxed() {
        return count("select count(*) from brand where sandbox") > 0;
    }

    private long count(String sql) {
        return ((Number) database.createNativeQuery(sql).getSingleResult()).longValue();
    }
}
