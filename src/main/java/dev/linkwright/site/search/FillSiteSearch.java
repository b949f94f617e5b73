package dev.linkwright.site.search;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * Writes the words of sites that changed (triggers note them in site_search_due), a slice at a time, each in its own short transaction;
 * and looks in the same slice for people and sites that seem to stand twice. Two processes share the work: a due row is claimed by deleting it.
 */
@ApplicationScoped
public class FillSiteSearch {

    private static final int SLICE = 20_000;
    private static final int FEW = 2_000;

    private static final String ONE_BY_ONE = """
            delete from site_search_due where id in (
                select id from site_search_due where from_site = to_site order by id limit %d for update skip locked) returning from_site
            """.formatted(FEW);
    private static final String RANGE = """
            delete from site_search_due where id = (
                select id from site_search_due where from_site < to_site order by id limit 1 for update skip locked) returning from_site, to_site
            """;
    private static final String REST = "insert into site_search_due (from_site, to_site) values (?1, ?2)";
    // U+001F stands between what is said of the site and who is there.
    private static final String WORDS = """
            insert into site_search (id, text)
            select s.id, lower(concat_ws(' ', s.domain, (select string_agg(a.domain, ' ') from site_alias a where a.site_id = s.id), s.title) || chr(31) || coalesce(c.words, ''))
            from site s
            left join lateral (select string_agg(concat_ws(' ', nullif(p.name, ''), p.email), ' ' order by p.id) as words
                               from contact p where p.site_id = s.id) c on true
            where %s
            on conflict (id) do update set text = excluded.text where site_search.text <> excluded.text
            """;

    private final EntityManager entities;
    private final FindPairs pairs;

    FillSiteSearch(EntityManager entities, FindPairs pairs) {
        this.entities = entities;
        this.pairs = pairs;
    }

    /** @return how many sites were looked at */
    public long run(Instant now) {
        long done = 0;
        for (long some = slice(now); some > 0; some = slice(now)) {
            done += some;
        }
        return done;
    }

    private long slice(Instant now) {
        long few = QuarkusTransaction.requiringNew().timeout(300).call(() -> few(now));
        return few > 0 ? few : QuarkusTransaction.requiringNew().timeout(300).call(() -> range(now));
    }

    private long few(Instant now) {
        Long[] ids = ((List<?>) entities.createNativeQuery(ONE_BY_ONE, Long.class).getResultList()).stream().map(id -> ((Number) id).longValue())
                .distinct().toArray(Long[]::new);
        if (ids.length > 0) {
            entities.createNativeQuery(WORDS.formatted("s.id = any(?1)")).setParameter(1, ids).executeUpdate();
            pairs.amongFew(ids, now);
        }
        return ids.length;
    }

    private long range(Instant now) {
        List<?> found = entities.createNativeQuery(RANGE, Object[].class).getResultList();
        if (found.isEmpty()) {
            return 0;
        }
        Object[] row = (Object[]) found.get(0);
        long from = ((Number) row[0]).longValue();
        long to = ((Number) row[1]).longValue();
        long until = Math.min(to, from + SLICE - 1);
        if (until < to) {
            entities.createNativeQuery(REST).setParameter(1, until + 1).setParameter(2, to).executeUpdate();
        }
        entities.createNativeQuery(WORDS.formatted("s.id between ?1 and ?2")).setParameter(1, from).setParameter(2, until).executeUpdate();
        pairs.amongRange(from, until, now);
        return until - from + 1;
    }
}
