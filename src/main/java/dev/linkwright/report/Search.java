package dev.linkwright.report;

import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/** Finds anything by a piece of its text: sites and people of all brands; conversations, campaigns, links and assets of the current one. */
@ApplicationScoped
public class Search {

    public static final int SHORTEST = 2;
    private static final int SHOWN = 8;

    // Names that begin with the text stand before names that contain it.
    private static final String SITES = """
            select id, domain, coalesce(title, ''), count(*) over () from site
            where domain ilike :anywhere or title ilike :anywhere
            order by domain not ilike :start, length(domain), domain limit :shown""";
    private static final String PEOPLE = """
            select s.id, coalesce(nullif(c.name, ''), c.email), c.email || ', ' || s.domain, count(*) over ()
            from contact c join site s on s.id = c.site_id
            where c.name ilike :anywhere or c.email::text ilike :anywhere
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
        String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        Query query = database.createNativeQuery(sql, Object[].class).setParameter("anywhere", "%" + escaped + "%").setParameter("shown", SHOWN);
        if (ranksByStart) {
            query.setParameter("start", escaped + "%");
        }
        if (sql.contains(":brand")) {
            query.setParameter("brand", brand == null ? -1L : brand.id());
        }
        List<Object[]> rows = query.getResultList();
        List<Found.Hit> hits = rows.stream().map(row -> new Found.Hit(path + row[0], (String) row[1], (String) row[2])).toList();
        return new Found.Group(name, icon, hits, rows.isEmpty() ? 0 : ((Number) rows.get(0)[3]).longValue());
    }
}
