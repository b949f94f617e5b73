package dev.linkwright.mail;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.linkwright.shared.Sets;

/** Whether a person at a site answered: in this conversation, or in another one of the brand since this one began. */
@ApplicationScoped
class Answered {

    /** A subquery; {@code %s} is the thread's id. */
    static final String IN_THREAD = """
            select 1 from message a join thread t on t.id = %s
            where a.direction = 'IN' and a.kind in ('REPLY', 'UNSUBSCRIBE')
              and (a.thread_id = t.id or (a.site_id = t.site_id and coalesce(a.brand_id, t.brand_id) = t.brand_id and a.created_at >= t.created_at))""";

    private static final String OF = "select w.id from unnest(?) w(id) where exists (" + IN_THREAD.formatted("w.id") + ")";

    @Inject
    EntityManager database;

    /** Those of the threads for which it is so. */
    Set<Long> among(Collection<Long> threads) {
        return threads.isEmpty() ? Set.of() : new HashSet<>(Sets.ask(database, OF, row -> row.getLong(1), (Object) Sets.ids(threads)));
    }
}
