package dev.linkwright.link.bulk;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;

/** What was done to many, row by row, with what each was before. */
@ApplicationScoped
class BulkRows {

    enum Verb { WRITE_OFF, DISMISS, PAUSE, RESUME, TERMS, ASSET }

    /** @param was by the verb, as the migration "more in bulk" says */
    record Row(Long backlinkId, Long mentionId, String was) {}

    private final EntityManager database;

    BulkRows(EntityManager database) {
        this.database = database;
    }

    /** What is taken back; {@code became} is what all rows were made, where the verb does not say it. */
    record Taken(Verb verb, String became) {}

    long begin(Brand brand, Verb verb, String became, User by, Instant now) {
        return ((Number) database.createNativeQuery("insert into link_bulk (brand_id, user_id, at, verb, became) values (?1, ?2, ?3, ?4, ?5) returning id").setParameter(1, brand.id())
            .setParameter(2, by.id()).setParameter(3, now).setParameter(4, verb.name()).setParameter(5, became).getSingleResult()).longValue();
    }

    void ofLink(long bulk, long backlinkId, String was) {
        row(bulk, "backlink_id", backlinkId, was);
    }

    void ofMention(long bulk, long mentionId, String was) {
        row(bulk, "mention_id", mentionId, was);
    }

    void changed(long bulk, int rows) {
        database.createNativeQuery("update link_bulk set changed = ?2 where id = ?1").setParameter(1, bulk).setParameter(2, rows).executeUpdate();
    }

    /**
     * Claims the undoing: whoever comes second is told so.
     *
     * @throws RuleViolation when it was taken back already
     */
    Taken takeBack(long bulk, Instant now) {
        List<Object[]> verbs = database.createNativeQuery("select verb, became from link_bulk where id = ?1", Object[].class).setParameter(1, bulk).getResultList();
        if (verbs.isEmpty()) throw new NotFound("change " + bulk);
        int ours = database.createNativeQuery("update link_bulk set undone_at = ?2 where id = ?1 and undone_at is null").setParameter(1, bulk).setParameter(2, now).executeUpdate();
        if (ours == 0) throw new RuleViolation("undo", "This was taken back already.");
        return new Taken(Verb.valueOf((String) verbs.get(0)[0]), (String) verbs.get(0)[1]);
    }

    List<Row> of(long bulk) {
        List<Object[]> rows = database.createNativeQuery("select backlink_id, mention_id, was_state from link_bulk_row where bulk_id = ?1", Object[].class).setParameter(1, bulk).getResultList();
        return rows.stream().map(r -> new Row((Long) r[0], (Long) r[1], (String) r[2])).toList();
    }

    private void row(long bulk, String column, long id, String was) {
        database.createNativeQuery("insert into link_bulk_row (bulk_id, " + column + ", was_state) values (?1, ?2, ?3)").setParameter(1, bulk).setParameter(2, id).setParameter(3, was).executeUpdate();
    }
}
