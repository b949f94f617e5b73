package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectWhere;
import java.util.HashMap;
import java.util.Map;

/** Conditions of a query with the values of their named parameters. */
final class Conditions {

    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();

    Conditions and(String condition) {
        sql.append(" and ").append(condition);
        return this;
    }

    Conditions and(String condition, String name, Object value) {
        return and(condition).with(name, value);
    }

    Conditions with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Conditions and(ProspectWhere where) {
        values.putAll(where.parameters());
        return where.sql().isEmpty() ? this : and(where.sql());
    }

    /** Each begins with "and", for behind a condition that is always there. */
    String sql() {
        return sql.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
