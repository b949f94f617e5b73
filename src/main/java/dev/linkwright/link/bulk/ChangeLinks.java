package dev.linkwright.link.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.Mention;
import dev.linkwright.link.Mentions;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;

/** Does one thing to many links or mentions of a brand; rows for which it is against the rules stay and are counted. */
@ApplicationScoped
public class ChangeLinks {

    private final Backlinks backlinks;
    private final Mentions mentions;
    private final EntityManager database;

    ChangeLinks(Backlinks backlinks, Mentions mentions, EntityManager database) {
        this.backlinks = backlinks;
        this.mentions = mentions;
        this.database = database;
    }

    /** All are due now; whoever runs the checks visits them next. */
    @Transactional
    public BulkOutcome checkNow(Brand brand, ChosenLinks chosen, User by, Instant now) {
        List<String> refused = new ArrayList<>();
        int changed = each(links(brand, chosen), link -> link.lookNow("asked for by " + by.firstName(), now), refused)
            + each(mentions(brand, chosen), mention -> mention.lookNow("asked for by " + by.firstName(), now), refused);
        return new BulkOutcome(null, changed, said(changed, "is looked at now; what was seen stands here in a minute", "are looked at now; what was seen stands here in a minute", refused));
    }

    /** Links are given up, mentions dismissed. */
    @Transactional
    public BulkOutcome writeOff(Brand brand, ChosenLinks chosen, String why, User by, Instant now) {
        List<Backlink> links = links(brand, chosen);
        List<Mention> found = mentions(brand, chosen);
        long bulk = begin(brand, links.isEmpty() ? "DISMISS" : "WRITE_OFF", by, now);
        List<String> refused = new ArrayList<>();
        int changed = each(links, link -> {
            BacklinkState before = link.state();
            backlinks.writeOff(link, by, why, now);
            row(bulk, link.id(), null, before.name());
        }, refused) + each(found, mention -> {
            String before = mention.state().name();
            mentions.dismiss(mention, by, now);
            row(bulk, null, mention.id(), before);
        }, refused);
        database.createNativeQuery("update link_bulk set changed = ?2 where id = ?1").setParameter(1, bulk).setParameter(2, changed).executeUpdate();
        String one = links.isEmpty() ? "dismissed" : "written off";
        return new BulkOutcome(changed == 0 ? null : bulk, changed, said(changed, "is " + one + " and not checked any more", "are " + one + " and not checked any more", refused));
    }

    /**
     * Takes it back, row by row as it was; what somebody changed again since then stays as they left it.
     *
     * @throws RuleViolation when it was taken back already
     */
    @Transactional
    public String undo(long bulkId, User by, Instant now) {
        if (database.createNativeQuery("select id from link_bulk where id = ?1").setParameter(1, bulkId).getResultList().isEmpty()) throw new NotFound("change " + bulkId);
        int ours = database.createNativeQuery("update link_bulk set undone_at = ?2 where id = ?1 and undone_at is null").setParameter(1, bulkId).setParameter(2, now).executeUpdate();
        if (ours == 0) throw new RuleViolation("undo", "This was taken back already.");
        List<Object[]> rows = database.createNativeQuery("select backlink_id, mention_id, was_state from link_bulk_row where bulk_id = ?1", Object[].class).setParameter(1, bulkId).getResultList();
        List<String> stayed = new ArrayList<>();
        int back = 0;
        for (Object[] row : rows) {
            try {
                if (row[0] != null) backlinks.takeBackWriteOff(backlinks.require((Long) row[0]), BacklinkState.valueOf((String) row[2]), by, now);
                else mentions.restore(mentions.require((Long) row[1]), by, now);
                back++;
            } catch (RuleViolation changedSince) {
                stayed.add(changedSince.getMessage());
            }
        }
        return "Taken back for " + back + (back == 1 ? " page." : " pages.") + (stayed.isEmpty() ? "" : " " + stayed.size() + " changed again since then and stay.");
    }

    private List<Backlink> links(Brand brand, ChosenLinks chosen) {
        require(chosen);
        return chosen.links().isEmpty() ? List.of() : backlinks.list("brand = ?1 and id in ?2 order by id", brand, chosen.links());
    }

    private List<Mention> mentions(Brand brand, ChosenLinks chosen) {
        return chosen.mentions().isEmpty() ? List.of() : mentions.list("brand = ?1 and id in ?2 order by id", brand, chosen.mentions());
    }

    private static void require(ChosenLinks chosen) {
        if (chosen.size() == 0) throw new RuleViolation("linkId", "Tick at least one row first.");
        if (chosen.size() > ChosenLinks.MOST) throw new RuleViolation("linkId", "At most " + ChosenLinks.MOST + " at once.");
    }

    private static <T> int each(List<T> rows, Consumer<T> change, List<String> refused) {
        int changed = 0;
        for (T row : rows) {
            try {
                change.accept(row);
                changed++;
            } catch (RuleViolation no) {
                refused.add(no.getMessage());
            }
        }
        return changed;
    }

    private long begin(Brand brand, String verb, User by, Instant now) {
        return ((Number) database.createNativeQuery("insert into link_bulk (brand_id, user_id, at, verb) values (?1, ?2, ?3, ?4) returning id").setParameter(1, brand.id())
            .setParameter(2, by.id()).setParameter(3, now).setParameter(4, verb).getSingleResult()).longValue();
    }

    private void row(long bulk, Long backlinkId, Long mentionId, String was) {
        database.createNativeQuery("insert into link_bulk_row (bulk_id, backlink_id, mention_id, was_state) values (?1, cast(?2 as bigint), cast(?3 as bigint), ?4)").setParameter(1, bulk)
            .setParameter(2, backlinkId == null ? null : backlinkId.toString()).setParameter(3, mentionId == null ? null : mentionId.toString()).setParameter(4, was).executeUpdate();
    }

    private static String said(int changed, String one, String many, List<String> refused) {
        String done = changed == 0 ? "Nothing changed." : changed == 1 ? "One page " + one + "." : changed + " pages " + many + ".";
        return refused.isEmpty() ? done : done + " " + refused.size() + (refused.size() == 1 ? " stays: " : " stay, the first: ") + refused.get(0);
    }
}
