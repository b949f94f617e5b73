package dev.linkwright.report;

import dev.linkwright.brand.Brand;
import dev.linkwright.site.search.SiteWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds anything by a piece of its text: sites and people of all brands (site.search); conversations, campaigns, links and assets of the current one. */
@ApplicationScoped
public class Search {

    public static final int SHORTEST = 2;
    private static final int SHOWN = 8;

    /** So many are counted at most: "1,000+" is as good an answer as a number nobody reads. */
    private static final int MOST = 1_000;

    // What has the text is looked for once, for sites and people, and only as far as the page needs: going through all people of a million sites takes
    // a second. Domains that begin with the text stand before those that contain it; all are cut before they are put in order.
    private static final String SITES_AND_PEOPLE = """
            with place as materialized (
                select id, %s as itself, %s as people
                from (select id, text from site_search where :long and text like :anywhere
                      union all select id, text from site_search_waiting where :long and text like :anywhere) w),
            site_hit as (
                (select id from sites_beginning(:start, :most) id)
                union (select id from place where itself limit :most)),
            person_hit as (
                select c.id from place w cross join lateral (
                    select id from contact where site_id = w.id and (name ilike :anywhere or email::text ilike :anywhere) offset 0) c
                where w.people limit :most)
            (select s.id, s.domain, coalesce(s.title, ''), count(*) over (), 'site' from site_hit h join site s on s.id = h.id
             order by s.domain not like :start, length(s.domain), s.domain limit :shown)
            union all
            (select s.id, coalesce(nullif(c.name, ''), c.email), c.email || ', ' || s.domain, count(*) over (), 'person'
             from (select distinct id from person_hit) h join contact c on c.id = h.id join site s on s.id = c.site_id
             order by c.name not ilike :start, c.name, c.email limit :shown)""".formatted(SiteWords.IN_SITE, SiteWords.IN_PEOPLE);
    private static final String THREADS = """
            select t.id, t.subject, coalesce(nullif(c.name, '') || ', ', '') || coalesce(s.domain, ''), count(*) over ()
            from thread t left join site s on s.id = t.site_id left join contact c on c.id = t.contact_id
            where t.brand_id = :brand and (t.subject ilike :anywhere or s.domain ilike :anywhere or c.name ilike :anywhere
                  or c.email::text ilike :anywhere
                  or exists (select 1 from message m where m.thread_id = t.id and m.body_text ilike :anywhere and m.state <> 'DRAFT'))
            order by t.last_message_at desc limit :shown""";
    private static final String CAMPAIGNS = """
            select id, name, lower(state), count(*) over () from campaign
            where brand_id = :brand and name ilike :anywhere
            order by name not ilike :start, created_at desc limit :shown""";
    private static final String LINKS = """
            select id, page_url, target_url, count(*) over () from backlink
            where brand_id = :brand and (page_url ilike :anywhere or target_url ilike :anywhere)
            order by id desc limit :shown""";

    private final EntityManager database;

    Search(EntityManager database) {
        this.database = database;
    }

    /** @param what plain text, its wildcards are not special */
    public Found find(String what, Brand brand) {
        String text = what == null ? "" : what.strip();
        if (text.length() < SHORTEST) {
            return new Found(text, List.of());
        }
        Map<Object, List<Object[]>> places = ask(SITES_AND_PEOPLE, text, brand).stream().collect(Collectors.groupingBy(row -> row[4]));
        return new Found(text, Stream.of(
                group("Sites", "prospects", "/sites/", places.getOrDefault("site", List.of()), MOST),
                group("People", "person", "/sites/", places.getOrDefault("person", List.of()), MOST),
                group("Conversations", "inbox", "/inbox/", ask(THREADS, text, brand), Long.MAX_VALUE),
                group("Campaigns", "campaigns", "/campaigns/", ask(CAMPAIGNS, text, brand), Long.MAX_VALUE),
                group("Links", "links", "/links/", ask(LINKS, text, brand), Long.MAX_VALUE)).filter(group -> group.total() > 0).toList());
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> ask(String sql, String text, Brand brand) {
        SiteWords words = new SiteWords(text);
        Query query = database.createNativeQuery(sql, Object[].class);
        Map.of("anywhere", words.anywhere(), "start", words.start(), "words", words.text(), "long", words.areLong(), "most", MOST, "shown", SHOWN,
            "brand", brand == null ? -1L : brand.id()).forEach((name, value) -> {
                if (sql.contains(":" + name)) {
                    query.setParameter(name, value);
                }
            });
        return query.getResultList();
    }

    /** @param most where the counting stopped */
    private static Found.Group group(String name, String icon, String path, List<Object[]> rows, long most) {
        List<Found.Hit> hits = rows.stream().map(row -> new Found.Hit(path + row[0], (String) row[1], (String) row[2])).toList();
        long total = rows.isEmpty() ? 0 : ((Number) rows.get(0)[3]).longValue();
        return new Found.Group(name, icon, hits, Math.min(total, most), total >= most);
    }
}
