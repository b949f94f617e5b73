package dev.linkwright.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Frees sites whose conversation is over, so that nobody needs an override for ever. A conversation goes on while a sequence is open or
 * somebody answered in a thread that is not closed. After that the hold lasts
 * 7 days when a thread with an answer was closed or the prospect was won, lost or disqualified,
 * 14 days after the last mail of a sequence that nobody answered,
 * 30 days after the last touch where a person took the site by hand.
 */
@ApplicationScoped
public class EndLeases {

    static final int DAYS_AFTER_CLOSING = 7;
    static final int DAYS_AFTER_SILENCE = 14;
    static final int DAYS_BY_HAND = 30;

    /** Parameters: 1 now, 2..4 the days */
    private static final String WHEN = """
            with stand as (
                select l.site_id, l.since, l.campaign_id, l.ends_at,
                       exists (select 1 from enrollment e where e.site_id = l.site_id and e.state not in ('STOPPED', 'FINISHED')) as sends,
                       exists (select 1 from thread t where t.site_id = l.site_id and t.brand_id = l.brand_id and t.state = 'OPEN'
                               and exists (select 1 from message m where m.thread_id = t.id and m.direction = 'IN' and m.kind = 'REPLY')) as talks,
                       exists (select 1 from thread t where t.site_id = l.site_id and t.brand_id = l.brand_id and t.state = 'CLOSED')
                         or exists (select 1 from prospect p where p.site_id = l.site_id and p.brand_id = l.brand_id
                                    and p.stage in ('WON', 'LOST', 'DISQUALIFIED')) as closed,
                       greatest(l.since, (select max(e.last_sent_at) from enrollment e where e.site_id = l.site_id),
                           (select max(p.last_touch_at) from prospect p where p.site_id = l.site_id and p.brand_id = l.brand_id)) as touched
                from site_lease l),
            due as (
                select site_id, case
                    when sends or talks then null
                    when closed then least(ends_at, cast(?1 as timestamptz) + cast(?2 as int) * interval '1 day')
                    when campaign_id is not null then touched + cast(?3 as int) * interval '1 day'
                    else touched + cast(?4 as int) * interval '1 day' end as ends_at
                from stand)
            update site_lease l set ends_at = d.ends_at from due d where d.site_id = l.site_id and l.ends_at is distinct from d.ends_at
            """;

    private static final String FREE = """
            with gone as (delete from site_lease where ends_at <= ?1 returning site_id, brand_id, held_by)
            insert into site_event (site_id, brand_id, at, kind, text)
            select site_id, brand_id, ?1, 'LEASE', 'The conversation held by ' || held_by || ' is over; the site is free' from gone
            """;

    private final EntityManager entities;

    EndLeases(EntityManager entities) {
        this.entities = entities;
    }

    /** @return how many sites are free now */
    @Transactional
    public int run(Instant now) {
        entities.createNativeQuery(WHEN).setParameter(1, now.truncatedTo(ChronoUnit.SECONDS)).setParameter(2, DAYS_AFTER_CLOSING)
                .setParameter(3, DAYS_AFTER_SILENCE).setParameter(4, DAYS_BY_HAND).executeUpdate();
        return entities.createNativeQuery(FREE).setParameter(1, now).executeUpdate();
    }
}
