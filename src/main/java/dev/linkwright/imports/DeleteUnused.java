package dev.linkwright.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/**
 * Deletes the rows of an import that nothing points at, as one set. That nothing does is asked before by joins and once more afterwards,
 * instead of by twenty checks for each row; who writes about such a row meanwhile waits for the end and is refused, as ever.
 */
@ApplicationScoped
class DeleteUnused {

    /** Somebody wrote about one of the rows while they went. */
    static final class InUseMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Parameter: the table. Its foreign keys elsewhere; whether they go with the row. */
    private static final String REFERENCES = """
        select cast(cast(c.conrelid as regclass) as text), cast(a.attname as text), c.confdeltype = 'c'
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = cast(?1 as regclass) order by 1, 2
        """;

    private final EntityManager entities;
    private final InUse inUse;
    private final Sql sql;

    DeleteUnused(EntityManager entities, InUse inUse, Sql sql) {
        this.entities = entities;
        this.inUse = inUse;
        this.sql = sql;
    }

    /**
     * @param table     whose rows {@code t} go
     * @param condition more that must hold for a row, or "true"
     * @param except    tables that may point at a row and lose their rows with it
     * @throws InUseMeanwhile when somebody has written about one of the rows meanwhile; nothing may stay of the transaction then
     */
    void of(long importId, String table, String condition, String... except) {
        String gone = "gone_" + table;
        sql.run("create temp table " + gone + " on commit drop as select t.id from " + table + " t where t.import_id = :import and " + condition
            + inUse.nowhere(table + "_id", "t.id", except), Map.of("import", importId));
        sql.run("analyze " + gone, Map.of());
        List<Object[]> references = references(table);
        for (Object[] reference : references) {
            if ((Boolean) reference[2]) {
                sql.run("delete from " + reference[0] + " x using " + gone + " g where x." + reference[1] + " = g.id", Map.of());
            }
        }
        boolean trusted = sql.trusted();
        if (trusted) {
            sql.run("set local session_replication_role = replica", Map.of());
        }
        sql.run("delete from " + table + " t using " + gone + " g where t.id = g.id", Map.of());
        if (trusted) {
            sql.run("set local session_replication_role = origin", Map.of());
            references.forEach(reference -> check(gone, reference));
        }
    }

    private void check(String gone, Object[] reference) {
        if (sql.row("select 1 from " + reference[0] + " x join " + gone + " g on x." + reference[1] + " = g.id limit 1", Map.of()).length > 0) {
            throw new InUseMeanwhile();
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> references(String table) {
        return entities.createNativeQuery(REFERENCES, Object[].class).setParameter(1, table).getResultList();
    }
}
