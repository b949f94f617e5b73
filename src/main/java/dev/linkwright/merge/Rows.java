package dev.linkwright.merge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/** Plain statements of a merge, on the transaction's connection. Parameters by number. */
@ApplicationScoped
class Rows {

    private final EntityManager entities;

    Rows(EntityManager entities) {
        this.entities = entities;
    }

    int run(String sql, Object... parameters) {
        return bound(entities.createNativeQuery(sql), parameters).executeUpdate();
    }

    long number(String sql, Object... parameters) {
        Object found = bound(entities.createNativeQuery(sql), parameters).getSingleResult();
        return found == null ? 0 : ((Number) found).longValue();
    }

    @SuppressWarnings("unchecked")
    List<Object[]> list(String sql, Object... parameters) {
        return bound(entities.createNativeQuery(sql, Object[].class), parameters).getResultList();
    }

    /** Locks both rows in the order of their ids, so that two merges that meet wait for each other and never both ways. */
    int lock(String table, long one, long other) {
        return list("select id from " + table + " where id in (?1, ?2) order by id for update", one, other).size();
    }

    /** @see "V072: move_references" */
    void moveReferences(String table, long from, long to) {
        list("select 1 from (select move_references(?1, ?2, ?3)) moved", table, from, to);
    }

    /** The pair itself is settled; what was found or said about the one that goes holds for the one that stays. */
    void movePairs(String what, long from, long to) {
        run("delete from " + what + "_pair where one = least(?1, ?2) and other = greatest(?1, ?2)", from, to);
        run("insert into " + what + "_pair (one, other, because, found_at, different_by, different_at)"
                + " select least(x, ?2), greatest(x, ?2), because, found_at, different_by, different_at"
                + " from (select case when one = ?1 then other else one end as x, * from " + what + "_pair where one = ?1 or other = ?1) p where x <> ?2"
                + " on conflict do nothing", from, to);
        run("delete from " + what + "_pair where one = ?1 or other = ?1", from);
    }

    /** What was changed by plain statements is read anew. */
    void forget() {
        entities.flush();
        entities.clear();
    }

    private static Query bound(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
