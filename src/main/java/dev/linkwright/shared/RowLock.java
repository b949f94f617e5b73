package dev.linkwright.shared;

import jakarta.persistence.EntityManager;

/**
 * Takes a row for the rest of the transaction and reads the entity again as the last writer left it. By plain SQL, because Hibernate 7.2
 * answers a lock on an entity with joined parts by a second query that can fail on parts it has already.
 */
public final class RowLock {

    private RowLock() {
    }

    /** @param table the entity's own table, with its key in {@code id} */
    public static <T> T take(EntityManager entities, T entity, String table, long id) {
        entities.flush();
        entities.createNativeQuery("select id from " + table + " where id = ?1 for update").setParameter(1, id).getResultList();
        entities.refresh(entity);
        return entity;
    }
}
