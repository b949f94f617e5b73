package dev.linkwright.report;

import dev.linkwright.brand.Brand;
import dev.linkwright.site.search.SiteWords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/** Finds anything by a piece of its text: sites and people of all brands (site.search); conversations, campaigns, links and assets of the current one. */
@ApplicationScoped
public class Search {

    public static final int SHORTEST = 2;
    private static final int SHOWN = 8;

    /** So many are counted at most: "and 992 more" is as good an answer as a number nobody reads. */
    private static final int MOST = 1_000;

    // Domains that begin with the text stand before those that contain it; both are cut before they are put in order.
    private static final String SITES = """
            with hit as (
                (select id from site where domain like :start order by domain limit :most)
                union
                (select s.id from site_search w join site s on s.id = w.id
                 where :long and w.text like :anywhere and (s.domain like :anywhere or s.title ilike :anywhere
                       or exists (select 1 from site_alias a where a.site_id = s.id and a.domain like :anywhere)) limit :most)
                union
                (select s.id from site_search_waiting w join site s on s.id = w.id
                 where :long and w.text like :anywhere and (s.domain like :anywhere or s.title ilike :anywhere) limit :most))
            select s.id, s.domain, coalesce(s.title, ''), count(*) over () from hit join site s on s.id = hit.id
            order by s.domain not like :start, length(s.domain), s.domain limit :shown""";
    // Site by site and only as far as the page needs: going through all people of a million sites takes a second.
    private static final String PEOPLE = """
            with place as materialized (select id from site_search where :long and text like :anywhere),
            waiting as materialized (select id from site_search_waiting where :long and text like :anywhere),
            hit as (
                (select c.id from place w cross join lateral (
                     select id from contact where site_id = w.id and (name ilike :anywhere or email::text ilike :anywhere) offset 0) c limit :most)
                union
                (select c.id from waiting w cross join lateral (
                     select id from contact where site_id = w.id and (name ilike :anywhere or email::text ilike :anywhere) offset 0) c limit :most))
            select s.id, coalesce(nullif(c.name, ''), c.email), c.email || ', ' || s.domain, count(*) over ()
            from hit join contact c on c.id = hit.id join site s on s.id = c.site_id
            order by c.name not ilike :start, c.name, c.email limit :shown""";
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
        return new Found(text, List.of(
                group("Sites", "prospects", "/sites/", SITES, text, null, true),
                group("People", "person", "/sites/", PEOPLE, text, null, true),
                group("Conversations", "inbox", "/inbox/", THREADS, text, brand, false),
                group("Campaigns", "campaigns", "/campaigns/", CAMPAIGNS, text, brand, true),
                group("Links", "links", "/links/", LINKS, text, brand, false)).stream().filter(group -> group.total() > 0).toList());
    }

    @SuppressWarnings("unchecked")
    private Found.Group group(String name, String icon, String path, String sql, String text, Brand brand, boolean ranksByStart) {
        SiteWords words = new SiteWords(text);
        Query query = database.createNativeQuery(sql, Object[].class).setParameter("anywhere", words.anywhere()).setParameter("shown", SHOWN);
        if (ranksByStart) {
            query.setParameter("start", words.start());
        }
        if (sql.contains(":most")) {
            query.setParameter("most", MOST).setParameter("long", words.areLong());
        }
        if (sql.contains(":brand")) {
            query.setParameter("brand", brand == null ? -1L : brand.id());
        }
        List<Object[]> rows = query.getResultList();
        List<Found.Hit> hits = rows.stream().map(row -> new Found.Hit(path + row[0], (String) row[1], (String) row[2])).toList();
        return new Found.Group(name, icon, hits, rows.isEmpty() ? 0 : ((Number) rows.get(0)[3]).longValue());
    }
}
