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
