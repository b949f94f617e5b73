package dev.linkwright.sandbox;

import dev.linkwright.site.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The made-up figures and words of a sample site, written as an import would write them, with a source that says they are made up. */
@ApplicationScoped
class SampleReadings {

    static final String SOURCE = "Sandbox sample";

    private static final String READING = """
            insert into site_reading (site_id, source, as_of, dr, traffic, spam, text, created_at)
            select :site, :source, :day, :dr, :traffic, :spam, :text, :now
            where not exists (select 1 from site_reading where site_id = :site and source = :source and as_of = :day)""";

    @Inject
    EntityManager database;

    void write(Site site, SampleSite sample, Instant now) {
        database.createNativeQuery(READING)
                .setParameter("site", site.id()).setParameter("source", SOURCE).setParameter("day", dayOf(now)).setParameter("now", now)
                .setParameter("dr", (double) sample.authority()).setParameter("traffic", (double) sample.visits())
                .setParameter("spam", (double) sample.spam())
                .setParameter("text", String.join(" . ", sample.title(), sample.category(), sample.page(), sample.intro()))
                .executeUpdate();
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
