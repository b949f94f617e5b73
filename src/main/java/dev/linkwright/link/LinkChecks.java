package dev.linkwright.link;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.link.inspect.Observation;
import dev.linkwright.shared.CopyText;
import org.hibernate.Session;
import org.postgresql.PGConnection;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;

/** All visits, with their proof. */
@ApplicationScoped
public class LinkChecks implements PanacheRepository<LinkCheck> {

    private static final String COPY = """
        copy link_check (backlink_id, mention_id, at, observation, reason, status, final_url, redirects, headers, qualifiers, anchor, anchor_kind, placement,
                         occurrences, outbound_links, position, links_on_page, neighbours, target_redirects, unchanged, link_url, link_html,
                         words_left, words, words_right, suggested_target, page_hash, page) from stdin
        """;

    /** Many at once; the objects do not learn their ids. Within a transaction. */
    void persistAll(List<LinkCheck> checks) {
        if (checks.isEmpty()) return;
        CopyText rows = new CopyText();
        for (LinkCheck check : checks) check.copyTo(rows);
        getEntityManager().flush(); // what they are of may be new
        getEntityManager().unwrap(Session.class).doWork(connection -> {
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new ByteArrayInputStream(rows.take()));
            } catch (IOException broken) {
                throw new SQLException("Checks could not be written", broken);
            }
        });
    }

    /** Newest first, starting below an id. */
    public List<LinkCheck> of(Backlink link, long idBelow, int limit) {
        return find("backlinkId = ?1 and id < ?2 order by id desc", link.id(), idBelow).page(Page.ofSize(limit)).list();
    }

    public List<LinkCheck> of(Mention mention, long idBelow, int limit) {
        return find("mentionId = ?1 and id < ?2 order by id desc", mention.id(), idBelow).page(Page.ofSize(limit)).list();
    }

    /** The newest check of each of these links. */
    public Map<Long, LinkCheck> newestOf(Collection<Long> backlinkIds) {
        return byLink(backlinkIds, "");
    }

    /** The newest check of each of these links that saw it in its place. */
    public Map<Long, LinkCheck> newestGoodOf(Collection<Long> backlinkIds) {
        return byLink(backlinkIds, "and observation in ('FOLLOWED', 'QUALIFIED', 'NOT_INDEXABLE', 'REDIRECTED_TARGET')");
    }

    /** What changed at the newest check of each of these links since the one before; only those that could see the page are compared. */
    public Map<Long, Difference> newestDifferences(Collection<Long> backlinkIds) {
        if (backlinkIds.isEmpty()) return Map.of();
        List<Long> two = getEntityManager().createNativeQuery("""
            select id from (
                select id, row_number() over (partition by backlink_id order by id desc) as n
                from link_check where backlink_id = any(cast(?1 as bigint[])) and observation <> 'UNVERIFIABLE') newest
            where n <= 2
            """, Long.class).setParameter(1, backlinkIds.toArray(Long[]::new)).getResultList();
        Map<Long, List<LinkCheck>> byLink = list("id in ?1 order by id desc", two).stream().collect(Collectors.groupingBy(LinkCheck::backlinkId));
        return byLink.entrySet().stream().filter(e -> e.getValue().size() == 2)
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Difference.between(e.getValue().get(1), e.getValue().get(0))));
    }

    /** The newest checks that saw this link in its place, newest first. */
    public List<LinkCheck> lastGoodOf(Backlink link, int most) {
        return find("backlinkId = ?1 and observation in ('FOLLOWED', 'QUALIFIED', 'NOT_INDEXABLE', 'REDIRECTED_TARGET') order by id desc", link.id())
            .page(Page.ofSize(most)).list();
    }

    /** The newest check of each of these mentions. */
    public Map<Long, LinkCheck> newestOfMentions(Collection<Long> mentionIds) {
        if (mentionIds.isEmpty()) return Map.of();
        return list("id in (select max(c.id) from LinkCheck c where c.mentionId in ?1 group by c.mentionId)", mentionIds).stream()
            .collect(Collectors.toMap(LinkCheck::mentionId, c -> c));
    }

    /** What the last checks of each of these links saw, oldest first, at most {@code most} of each: the strip of small bars. */
    public Map<Long, List<Observation>> lastObservations(Collection<Long> backlinkIds, int most) {
        if (backlinkIds.isEmpty()) return Map.of();
        List<Object[]> rows = getEntityManager().createNativeQuery("""
            select backlink_id, observation from (
                select backlink_id, observation, id, row_number() over (partition by backlink_id order by id desc) as n
                from link_check where backlink_id = any(cast(?1 as bigint[]))) newest
            where n <= ?2 order by backlink_id, id
            """, Object[].class).setParameter(1, backlinkIds.toArray(Long[]::new)).setParameter(2, most).getResultList();
        return rows.stream().collect(Collectors.groupingBy(r -> ((Number) r[0]).longValue(),
            Collectors.mapping(r -> Observation.valueOf((String) r[1]), Collectors.toList())));
    }

    private Map<Long, LinkCheck> byLink(Collection<Long> backlinkIds, String condition) {
        if (backlinkIds.isEmpty()) return Map.of();
        List<LinkCheck> checks = list("id in (select max(c.id) from LinkCheck c where c.backlinkId in ?1 " + condition.replace("observation", "c.observation")
            + " group by c.backlinkId)", backlinkIds);
        return checks.stream().collect(Collectors.toMap(LinkCheck::backlinkId, c -> c));
    }
}
