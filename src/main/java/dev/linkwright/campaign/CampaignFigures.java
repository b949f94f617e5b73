package dev.linkwright.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The numbers of a campaign, counted from what happened. Each outcome named here is also a list of people: {@link #peopleWith}. */
@ApplicationScoped
public class CampaignFigures {
    // What each word of the funnel means, as a condition on an enrollment e. The chart and the rows behind it share these.
    private static final String SENT = "e.first_sent_at is not null";
    private static final String DELIVERED = SENT + " and e.bounced_at is null";
    private static final String REPLIED = SENT + " and e.replied_at is not null";
    private static final String PROMISED = "e.promised_at is not null";
    private static final String WON = "e.won_at is not null";
    private static final String WAITING = "e.first_sent_at is null and e.state <> 'STOPPED'";
    private static final String STOPPED_BEFORE = "e.first_sent_at is null and e.state = 'STOPPED'";
    private static final String LOST = "e.lost_at is not null";

    private final EntityManager database;

    CampaignFigures(EntityManager database) {
        this.database = database;
    }

    /** Mails of one step: how many left, and how many people answered after it as the last. */
    public record OfStep(int no, long sent, long replied) {
        public String rate() {
            return Funnel.percent(replied, sent);
        }
    }

    /** What one mailbox did. */
    public record OfSender(long mailboxId, String address, long sent, long replied, long won) { }

    public Funnel funnel(long campaignId) {
        Object[] row = (Object[]) database.createNativeQuery("""
                select count(*), count(*) filter (where %s), count(*) filter (where %s), count(*) filter (where %s), count(*) filter (where %s),
                       count(*) filter (where %s), count(*) filter (where %s), count(*) filter (where %s and %s), count(*) filter (where %s),
                       count(*) filter (where %s and %s)
                from enrollment e where e.campaign_id = ?1
                """.formatted(WAITING, STOPPED_BEFORE, SENT, DELIVERED, REPLIED, PROMISED, PROMISED, REPLIED, WON, WON, PROMISED), Object[].class)
                .setParameter(1, campaignId).getSingleResult();
        return new Funnel(n(row[0]), n(row[1]), n(row[2]), n(row[3]), n(row[4]), n(row[5]), n(row[6]), n(row[7]), n(row[8]), n(row[9]));
    }

    public List<OfStep> steps(long campaignId) {
        List<Object[]> rows = database.createNativeQuery("""
                select s.no,
                       (select count(*) from step_send x join enrollment e on e.id = x.enrollment_id
                        where e.campaign_id = s.campaign_id and x.step_no = s.no and x.sent_at is not null),
                       (select count(*) from enrollment e where e.campaign_id = s.campaign_id and e.replied_after = s.no)
                from step s where s.campaign_id = ?1 order by s.no
                """, Object[].class).setParameter(1, campaignId).getResultList();
        return rows.stream().map(row -> new OfStep(((Number) row[0]).intValue(), n(row[1]), n(row[2]))).toList();
    }

    public List<OfSender> senders(long campaignId) {
        List<Object[]> rows = database.createNativeQuery("""
                select m.id, m.address, count(*) filter (where %s), count(*) filter (where %s), count(*) filter (where %s)
                from enrollment e join mailbox m on m.id = e.mailbox_id where e.campaign_id = ?1 group by m.id, m.address order by m.address
                """.formatted(SENT, REPLIED, WON), Object[].class).setParameter(1, campaignId).getResultList();
        return rows.stream().map(row -> new OfSender(n(row[0]), (String) row[1], n(row[2]), n(row[3]), n(row[4]))).toList();
    }

    /** Ids of the enrollments behind a number, oldest first. */
    public List<Long> peopleWith(long campaignId, PeopleFilter filter, long idAbove, int limit) {
        String condition = switch (filter.outcome()) {
            case ALL, ENROLLED -> "true";
            case WAITING -> WAITING;
            case STOPPED_BEFORE -> STOPPED_BEFORE;
            case SENT -> SENT;
            case DELIVERED -> DELIVERED;
            case BOUNCED -> "e.bounced_at is not null";
            case REPLIED -> REPLIED;
            case PROMISED -> PROMISED;
            case WON -> WON;
            case LOST -> LOST;
            case IN_REVIEW -> "e.state = 'IN_REVIEW'";
        };
        // A step narrows sent to that mail having left, replied to its being the last before the answer.
        String step = filter.step() == null ? "true" : filter.outcome() == PeopleFilter.Outcome.REPLIED ? "e.replied_after = :step"
                : "exists (select 1 from step_send x where x.enrollment_id = e.id and x.step_no = :step and x.sent_at is not null)";
        String sender = filter.mailboxId() == null ? "true" : "e.mailbox_id = :mailbox";
        var query = database.createNativeQuery("select e.id from enrollment e where e.campaign_id = :campaign and e.id > :above and "
                + condition + " and " + step + " and " + sender + " order by e.id", Long.class)
                .setParameter("campaign", campaignId).setParameter("above", idAbove).setMaxResults(limit);
        if (filter.step() != null) {
            query.setParameter("step", filter.step());
        }
        if (filter.mailboxId() != null) {
            query.setParameter("mailbox", filter.mailboxId());
        }
        return query.getResultList();
    }

    private static long n(Object number) {
        return ((Number) number).longValue();
    }
}
