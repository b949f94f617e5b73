package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.prospect.Opportunity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * What the rest of the house has found at a site, as values of merge fields: the sentence that names the brand, the link that was lost,
 * the competitors the site links to. A note written by a person stands above it.
 */
@ApplicationScoped
class Findings {
    // The mention the enrollment is about, else the newest at that site that is not yet a link.
    private static final String MENTION = """
            select m.page_url, m.words_left || m.words || m.words_right, b.target_url
            from mention m left join backlink b on b.id = m.backlink_id
            where m.brand_id = :brand and m.site_id = :site and (m.id = :about or m.state in ('UNLINKED', 'RECLAIMING'))
            order by m.id = :about desc nulls last, m.found_at desc limit 1""";
    // The link the enrollment is about, else the one lost last; with the words around it when it was last seen.
    private static final String LOST = """
            select b.page_url, coalesce(k.seen, b.anchor, ''), b.target_url
            from backlink b
            left join lateral (select trim(words_left || ' ' || coalesce(anchor, '') || ' ' || words_right) as seen from link_check
                               where backlink_id = b.id and link_html is not null order by at desc limit 1) k on true
            where b.brand_id = :brand and b.site_id = :site and (b.id = :about or b.state = 'LOST')
            order by b.id = :about desc nulls last, b.lost_at desc nulls last limit 1""";
    private static final String COMPETITORS = "select array_to_string(competitors, ', ') from referring_site where brand_id = :brand and site_id = :site";

    private final EntityManager database;

    Findings(EntityManager database) {
        this.database = database;
    }

    MergeValues of(MergeValues values, Enrollment enrollment) {
        Opportunity cause = enrollment.campaign().opportunity();
        return switch (cause) {
            case UNLINKED_MENTION -> page(values, MENTION, enrollment, enrollment.mentionId().orElse(null));
            case LOST_LINK -> page(values, LOST, enrollment, enrollment.backlinkId().orElse(null));
            case COMPETITOR_LINK -> values.with(MergeField.COMPETITORS, competitors(enrollment));
            case GUEST_POST, RESOURCE_PAGE, BROKEN_LINK, COMPETITOR_LOST_LINK, DIGITAL_PR, PARTNER, SYNDICATION -> values;
        };
    }

    private MergeValues page(MergeValues values, String question, Enrollment enrollment, Long about) {
        List<?> found = database.createNativeQuery(question, Object[].class).setParameter("brand", enrollment.campaign().brandId())
                .setParameter("site", enrollment.siteId()).setParameter("about", about == null ? -1L : about).getResultList();
        if (found.isEmpty()) {
            return values;
        }
        Object[] row = (Object[]) found.get(0);
        return values.with(MergeField.PAGE_URL, (String) row[0]).with(MergeField.QUOTE, DraftReclamation.oneLine((String) row[1]))
                .with(MergeField.TARGET_URL, (String) row[2]);
    }

    private String competitors(Enrollment enrollment) {
        List<?> found = database.createNativeQuery(COMPETITORS, String.class).setParameter("brand", enrollment.campaign().brandId())
                .setParameter("site", enrollment.siteId()).getResultList();
        return found.isEmpty() ? null : (String) found.get(0);
    }
}
