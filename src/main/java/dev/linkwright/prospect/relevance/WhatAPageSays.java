package dev.linkwright.prospect.relevance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The page of a site a person looks at before writing: the one the opportunity stands on where it was read, else the home page. */
@ApplicationScoped
public class WhatAPageSays {
    private static final int EXCERPT = 240;

    private final EntityManager database;

    WhatAPageSays(EntityManager database) {
        this.database = database;
    }

    /** @param excerpt its description, or how its text begins; may be blank */
    public record Page(String url, String title, String excerpt, Instant readAt) { }

    /** @param url the page of the opportunity, or null */
    public Optional<Page> of(long siteId, String url) {
        List<?> found = database.createNativeQuery("""
                select url, coalesce(title, ''), words, fetched_at from page_text
                where site_id = ?1 and fetched_at is not null and words is not null
                order by url = coalesce(cast(?2 as text), '') desc, kind = 'OPPORTUNITY' desc, fetched_at desc limit 1
                """, Object[].class).setParameter(1, siteId).setParameter(2, url).getResultList();
        return found.stream().map(row -> page((Object[]) row)).findFirst();
    }

    private static Page page(Object[] row) {
        PackedWords words = PackedWords.unpack((byte[]) row[2]);
        String text = (words.description().isBlank() ? words.body() : words.description()).strip().replaceAll("\\s+", " ");
        String excerpt = text.length() <= EXCERPT ? text : text.substring(0, Math.max(1, text.lastIndexOf(' ', EXCERPT))) + " …";
        return new Page((String) row[0], (String) row[1], excerpt, (Instant) row[3]);
    }
}
