package dev.linkwright.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/** Finds every table that points at a row by a column of a given name, also in rooms that imports know nothing of. */
@ApplicationScoped
class InUse {

    private final EntityManager entities;

    InUse(EntityManager entities) {
        this.entities = entities;
    }

    /** A condition: no table but these points at the row. */
    String nowhere(String column, String row, String... except) {
        Set<String> own = Set.of(except);
        List<?> tables = entities.createNativeQuery("""
            select table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where table_schema = current_schema() and column_name = ?1 and t.table_type = 'BASE TABLE' and data_type = 'bigint'
            order by table_name""", String.class).setParameter(1, column).getResultList();
        StringBuilder condition = new StringBuilder();
        for (Object table : tables) {
            if (!own.contains(table)) {
                condition.append("\n and not exists (select 1 from \"").append(table).append("\" x where x.").append(column).append(" = ").append(row).append(')');
            }
        }
        return condition.toString();
    }
}
