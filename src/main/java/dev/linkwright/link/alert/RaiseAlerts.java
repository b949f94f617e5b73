package dev.linkwright.link.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import dev.linkwright.link.BacklinkChanged;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.Backlinks;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Makes news of what checks see, in the check's own transaction, and of promises whose day has passed, by the clock. */
@ApplicationScoped
public class RaiseAlerts {

    private static final int MOST_PER_RUN = 200;

    // The day is over where the brand is. The unique index makes it once a promise and day, whichever process comes first.
    private static final String OVERDUE = """
        insert into link_alert (brand_id, backlink_id, kind, words, promised_for, at)
        select b.brand_id, b.id, 'PROMISE_OVERDUE', 'was promised for ' || to_char(b.promised_for, 'FMDD Mon YYYY') || ' and has not been seen', b.promised_for, ?1
        from backlink b join brand r on r.id = b.brand_id
        where b.state = 'PROMISED' and b.promised_for < cast(?2 as date) and b.promised_for < (cast(?1 as timestamptz) at time zone r.zone)::date
          and not exists (select from link_alert a where a.backlink_id = b.id and a.kind = 'PROMISE_OVERDUE' and a.promised_for = b.promised_for)
        order by b.promised_for limit ?3
        on conflict do nothing
        returning id
        """;

    private final Backlinks backlinks;
    private final LinkAlerts alerts;
    private final Event<AlertRaised> raised;
    private final EntityManager database;

    RaiseAlerts(Backlinks backlinks, LinkAlerts alerts, Event<AlertRaised> raised, EntityManager database) {
        this.backlinks = backlinks;
        this.alerts = alerts;
        this.raised = raised;
        this.database = database;
    }

    void changed(@Observes BacklinkChanged news) {
        kindOf(news).ifPresent(kind -> {
            LinkAlert alert = new LinkAlert(backlinks.require(news.backlinkId()), kind, news.why(), news.at());
            alerts.persist(alert);
            raised.fire(new AlertRaised(alert));
        });
    }

    private static Optional<AlertKind> kindOf(BacklinkChanged news) {
        if (!news.moved()) return Optional.of(AlertKind.QUALIFIER_CHANGED);
        if (news.to() == BacklinkState.LOST) return Optional.of(AlertKind.LOST);
        boolean there = news.to() == BacklinkState.WON || news.to() == BacklinkState.POLICY_RISK;
        return news.from() == BacklinkState.LOST && there ? Optional.of(AlertKind.CAME_BACK) : Optional.empty();
    }

    /** @return how many promises became overdue */
    public int run(Instant now) {
        int all = 0;
        int some;
        do {
            some = QuarkusTransaction.requiringNew().call(() -> overdue(now));
            all += some;
        } while (some == MOST_PER_RUN);
        return all;
    }

    @SuppressWarnings("unchecked")
    private int overdue(Instant now) {
        LocalDate latest = LocalDate.ofInstant(now, java.time.ZoneOffset.ofHours(14)); // the earliest day there is on earth; the brand's own decides
        List<Long> ids = database.createNativeQuery(OVERDUE, Long.class).setParameter(1, now).setParameter(2, latest).setParameter(3, MOST_PER_RUN).getResultList();
        ids.forEach(id -> raised.fire(new AlertRaised(alerts.require(id))));
        return ids.size();
    }
}
