package dev.linkwright.report;

import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;

/** Campaigns that wait for this person: those a manager is asked to approve, and those sent back to whoever asked. */
@ApplicationScoped
public class CampaignsToDecide {
    // "campaign_asks" is the index of those that wait.
    private static final String ASKED = """
            select c.id, c.name, u.name as who, cast(null as text) as words, c.asked_at as at
            from campaign c left join app_user u on u.id = c.asked_by
            where c.brand_id = :brand and c.approval = 'ASKED' and c.state <> 'ENDED' order by c.asked_at limit 12""";
    private static final String SENT_BACK = """
            select c.id, c.name, u.name as who, c.sent_back_with as words, c.decided_at as at
            from campaign c left join app_user u on u.id = c.decided_by
            where c.brand_id = :brand and c.approval = 'SENT_BACK' and c.state <> 'ENDED' and (c.asked_by = :me or c.created_by = :me) order by c.decided_at limit 12""";

    private final EntityManager database;

    CampaignsToDecide(EntityManager database) {
        this.database = database;
    }

    /**
     * One campaign.
     *
     * @param who   who asked, or who sent it back
     * @param words what should change; null while a manager is asked
     */
    public record Decision(long campaignId, String campaign, String who, String words, Instant at) { }

    public List<Decision> forUser(Brand brand, User me) {
        List<?> asked = me.role().compareTo(Role.MANAGER) < 0 ? List.of()
                : database.createNativeQuery(ASKED, Tuple.class).setParameter("brand", brand.id()).getResultList();
        List<?> back = database.createNativeQuery(SENT_BACK, Tuple.class).setParameter("brand", brand.id()).setParameter("me", me.id()).getResultList();
        return java.util.stream.Stream.concat(asked.stream(), back.stream()).map(Tuple.class::cast).map(row -> new Decision(row.get("id", Number.class).longValue(),
                row.get("name", String.class), row.get("who", String.class), row.get("words", String.class), row.get("at", Instant.class))).toList();
    }
}
