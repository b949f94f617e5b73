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
            insert into metric_reading (site_id, metric, name, value, source, as_of, created_at)
            values (:site, :metric, :name, :value, :source, :day, :now) on conflict do nothing""";

    private static final String TEXT = """
            insert into site_text (site_id, text, source, as_of)
            values (:site, :text, :source, :day) on conflict do nothing""";

    @Inject
    EntityManager database;

    void write(Site site, SampleSite sample, Instant now) {
        reading(site, "AUTHORITY", "DR", sample.authority(), now);
        reading(site, "TRAFFIC", "visits", sample.visits(), now);
        reading(site, "SPAM", "score", sample.spam(), now);
        database.createNativeQuery(TEXT)
                .setParameter("site", site.id())
                .setParameter("text", String.join(" . ", sample.title(), sample.category(), sample.page(), sample.intro()))
                .setParameter("source", SOURCE).setParameter("day", dayOf(now)).executeUpdate();
    }

    private void reading(Site site, String metric, String name, double value, Instant now) {
        database.createNativeQuery(READING)
                .setParameter("site", site.id()).setParameter("metric", metric).setParameter("name", name).setParameter("value", value)
                .setParameter("source", SOURCE).setParameter("day", dayOf(now)).setParameter("now", now).executeUpdate();
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
