package dev.linkwright.prospect.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the database; every query is named parameters and plain rows. */
@ApplicationScoped
class Rows {

    private final EntityManager entities;

    Rows(EntityManager entities) {
        this.entities = entities;
    }

    List<Object[]> of(String sql, Map<String, Object> values) {
        Query query = entities.createNativeQuery(sql, Object[].class);
        values.forEach(query::setParameter);
        return query.getResultList().stream().map(Object[].class::cast).toList();
    }

    /** The first column. */
    List<Long> ids(String sql, Map<String, Object> values) {
        return of(sql, values).stream().map(row -> ((Number) row[0]).longValue()).toList();
    }

    long number(String sql, Map<String, Object> values) {
        Query query = entities.createNativeQuery(sql, Long.class);
        values.forEach(query::setParameter);
        return ((Number) query.getSingleResult()).longValue();
    }

    Optional<Instant> moment(String sql, Map<String, Object> values) {
        Query query = entities.createNativeQuery(sql, Instant.class);
        values.forEach(query::setParameter);
        return Optional.ofNullable((Instant) query.getSingleResult());
    }

    @SafeVarargs
    static Map<String, Object> together(Map<String, Object>... parts) {
        Map<String, Object> all = new HashMap<>();
        for (Map<String, Object> part : parts) {
            all.putAll(part);
        }
        return all;
    }
}
