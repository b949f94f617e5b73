package dev.linkwright.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Map;

/** Runs the set-sized steps of an import on the transaction's connection, giving each the parameters it names. */
@ApplicationScoped
class Sql {

    private final EntityManager entities;

    Sql(EntityManager entities) {
        this.entities = entities;
    }

    int run(String sql, Map<String, Object> parameters) {
        return bound(sql, parameters).executeUpdate();
    }

    Object[] row(String sql, Map<String, Object> parameters) {
        var found = bound(sql, parameters).getResultList();
        if (found.isEmpty()) {
            return new Object[0];
        }
        return found.get(0) instanceof Object[] row ? row : new Object[] {found.get(0)};
    }

    /** Whether the database lets us off checking every row's references, which an import proves by itself. */
    boolean trusted() {
        return (Boolean) row("select rolsuper from pg_roles where rolname = current_user", Map.of())[0];
    }

    /**
     * For the rest of the transaction: rows hang on sites that are new in it and that nobody else can know. No check of their references where
     * the role may do that, and no look by triggers for what can't be there; triggers that must fire all the same are "enable always".
     */
    void newSites(boolean on) {
        if (trusted()) {
            run("set local session_replication_role = " + (on ? "replica" : "origin"), Map.of());
        }
        run("set local linkwright.new_sites = '" + (on ? "on" : "off") + "'", Map.of());
        run("set local work_mem = '128MB'", Map.of());
    }

    /**
     * For the rest of the transaction, while another of this import goes on beside it. Somebody may wait for the one and hold what the other needs, such as a
     * migration of a newer version; that they all wait for each other is nothing the database can see.
     */
    void waitForLocks(boolean forEver) {
        run("set local lock_timeout = '" + (forEver ? "0" : "60s") + "'", Map.of());
    }

    static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }

    private Query bound(String sql, Map<String, Object> parameters) {
        String known = sql;
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            if (parameter.getValue() == null) {
                // An untyped null takes the type of its place; a bound one would be sent as bytes.
                known = known.replaceAll(":" + parameter.getKey() + "\\b", "null");
            }
        }
        Query query = entities.createNativeQuery(known);
        query.getParameters().forEach(parameter -> query.setParameter(parameter.getName(), parameters.get(parameter.getName())));
        return query;
    }
}
