package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.OtherSites;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RowLock;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All enrollments. Whoever changes one takes its row first, so that clicks, jobs and arriving mail come one after another. */
@ApplicationScoped
public class Enrollments implements PanacheRepository<Enrollment> {

    public Enrollment require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("enrollment " + id));
    }

    /** Its mails that wait are locked first, as the sender locks them before it tells us: the same order everywhere. */
    Enrollment requireLocked(long id) {
        Enrollment enrollment = require(id);
        flush();
        lockWaitingMails("s.enrollment_id = ?1", id);
        return RowLock.take(getEntityManager(), enrollment, "enrollment", id);
    }

    private void lockWaitingMails(String whose, long id) {
        getEntityManager().createNativeQuery("""
                select m.id from message m join step_send s on s.message_id = m.id join enrollment e on e.id = s.enrollment_id
                where %s and m.state in ('DRAFT', 'QUEUED') order by m.id for update of m
                """.formatted(whose)).setParameter(1, id).getResultList();
    }

    public List<Enrollment> ofCampaign(long campaignId) {
        return list("campaign.id = ?1 order by id", campaignId);
    }

    /** Someone in a campaign, in words: “Ines, nomadpost.example”. */
    public record Name(long enrollmentId, String words) { }

    /** The first of a campaign by name, oldest first. */
    public List<Name> names(long campaignId, int limit) {
        List<Object[]> rows = getEntityManager().createNativeQuery("""
                select e.id, case when c.name = '' then cast(c.email as text) else c.name end || ', ' || s.domain
                from enrollment e join contact c on c.id = e.contact_id join site s on s.id = e.site_id where e.campaign_id = ?1 order by e.id limit ?2
                """, Object[].class).setParameter(1, campaignId).setParameter(2, limit).getResultList();
        return rows.stream().map(row -> new Name(((Number) row[0]).longValue(), (String) row[1])).toList();
    }

    public Optional<Enrollment> ofContact(long campaignId, long contactId) {
        return find("campaign.id = ?1 and contactId = ?2", campaignId, contactId).firstResultOptional();
    }

    boolean hasSite(long campaignId, long siteId) {
        return count("campaign.id = ?1 and siteId = ?2 and state <> ?3", campaignId, siteId, EnrollmentState.STOPPED) > 0;
    }

    boolean hasOpenAt(long campaignId, long siteId) {
        return count("campaign.id = ?1 and siteId = ?2 and state not in ?3", campaignId, siteId,
                List.of(EnrollmentState.STOPPED, EnrollmentState.FINISHED)) > 0;
    }

    /** A first mail to this person that waits in the brand's campaign of this name. */
    Optional<Enrollment> inReviewOf(long brandId, long contactId, String campaign) {
        return find("campaign.brandId = ?1 and contactId = ?2 and campaign.name like ?3 and state = ?4", brandId, contactId, campaign + "%", EnrollmentState.IN_REVIEW).firstResultOptional();
    }

    Optional<Enrollment> openOfMention(long mentionId) {
        return find("mentionId = ?1 and state <> ?2 order by id desc", mentionId, EnrollmentState.STOPPED).firstResultOptional();
    }

    Optional<Enrollment> openOfBacklink(long backlinkId) {
        return find("backlinkId = ?1 and state <> ?2 order by id desc", backlinkId, EnrollmentState.STOPPED).firstResultOptional();
    }

    /** Locked, in id order so that two transactions never wait for each other. */
    List<Enrollment> openAtSite(long siteId) {
        lockWaitingMails("e.site_id = ?1 and e.state <> 'STOPPED'", siteId);
        flush();
        getEntityManager().createNativeQuery("select id from enrollment where site_id = ?1 and state <> 'STOPPED' order by id for update")
                .setParameter(1, siteId).getResultList();
        List<Enrollment> open = list("siteId = ?1 and state <> ?2 order by id", siteId, EnrollmentState.STOPPED);
        open.forEach(getEntityManager()::refresh);
        return open;
    }

    public List<Enrollment> ofThread(long threadId) {
        return list("from Enrollment e join fetch e.campaign where e.threadId = ?1 order by e.id desc", threadId);
    }

    /** Those that promised this link, or asked for it where the brand was only mentioned. */
    List<Enrollment> ofBacklink(long backlinkId) {
        return getEntityManager().createNativeQuery("""
                select e.* from enrollment e where e.backlink_id = ?1 or e.mention_id in (select id from mention where backlink_id = ?1)
                order by e.id for update
                """, Enrollment.class).setParameter(1, backlinkId).getResultList();
    }

    /** First mails that wait for a person, oldest first. */
    public List<Enrollment> inReview(long campaignId) {
        return list("campaign.id = ?1 and state = ?2 order by id", campaignId, EnrollmentState.IN_REVIEW);
    }

    public List<Enrollment> inReviewOfBrand(long brandId) {
        return list("campaign.brandId = ?1 and state = ?2 order by id", brandId, EnrollmentState.IN_REVIEW);
    }

    public long countInReview(long campaignId) {
        return count("campaign.id = ?1 and state = ?2", campaignId, EnrollmentState.IN_REVIEW);
    }

    /** From 1. */
    int placeInReview(Enrollment enrollment) {
        return (int) count("campaign.id = ?1 and state = ?2 and id <= ?3", enrollment.campaign().id(), EnrollmentState.IN_REVIEW, enrollment.id());
    }

    /** Ids of follow-ups that are due, the next so many after the given one: looked for in bulk, claimed one by one. */
    List<Long> dueAfter(long after, Instant now, int limit) {
        return getEntityManager().createNativeQuery("""
                select e.id from step_due d join enrollment e on e.id = d.enrollment_id join campaign c on c.id = e.campaign_id
                where d.at <= ?1 and d.enrollment_id > ?2 and c.state = 'RUNNING'
                order by e.id limit ?3
                """, Long.class).setParameter(1, now).setParameter(2, after).setParameter(3, limit).getResultList();
    }

    /** One that is due, claimed for the rest of the transaction; nothing when another process has it, or it is not due any more. */
    Optional<Enrollment> claimDue(long id, Instant now) {
        return getEntityManager().createNativeQuery("""
                select e.* from enrollment e join campaign c on c.id = e.campaign_id
                where e.id = ?1 and e.state = 'ACTIVE' and e.next_send_at <= ?2 and c.state = 'RUNNING'
                for update of e skip locked
                """, Enrollment.class).setParameter(1, id).setParameter(2, now).getResultStream().findFirst().map(Enrollment.class::cast);
    }

    /** Ids of enrollments with a mail in line that may leave between the two times. */
    List<Long> waitingToLeave(Instant from, Instant until) {
        return getEntityManager().createNativeQuery("""
                select e.id from enrollment e
                where e.state = 'ACTIVE' and exists (select 1 from step_send s join message m on m.id = s.message_id
                    where s.enrollment_id = e.id and s.step_no = e.next_step and m.state = 'QUEUED'
                      and m.not_before < ?2 and coalesce(m.not_after, 'infinity') > ?1)
                order by e.id
                """, Long.class).setParameter(1, from).setParameter(2, until).getResultList();
    }

    /** Holds the active ones of a campaign for the rest of the transaction, their waiting mails first; nothing is read, however many they are. */
    void holdActive(long campaignId) {
        flush();
        lockWaitingMails("e.campaign_id = ?1", campaignId);
        getEntityManager().createNativeQuery("""
                with held as (select id from enrollment where campaign_id = ?1 and state = 'ACTIVE' order by id for update) select count(*) from held
                """).setParameter(1, campaignId).getSingleResult();
    }

    /** Whether a person at the site has answered, or asked not to be written to, since the enrollment began. */
    boolean siteAnswered(Enrollment enrollment) {
        return !getEntityManager().createNativeQuery("""
                select 1 from message m
                where m.direction = 'IN' and m.kind in ('REPLY', 'UNSUBSCRIBE', 'COMPLAINT') and m.created_at >= ?2
                  and (m.site_id = ?1 or m.thread_id = ?3) limit 1
                """).setParameter(1, enrollment.siteId()).setParameter(2, enrollment.createdAt())
                .setParameter(3, enrollment.threadId().orElse(-1L)).getResultList().isEmpty();
    }

    /** Enrollments of contacts with this address that were written to. */
    List<Enrollment> ofAddress(String address) {
        return list("firstSentAt is not null and contactId in (select c.id from Contact c where lower(c.email) = lower(?1)) order by id", address);
    }

    /** Enrollments a suppression concerns: of the brand (or of all), with this address or at this domain or below it. */
    List<Enrollment> suppressedBy(String address, String domain, Long brandId) {
        return getEntityManager().createNativeQuery("""
                select e.* from enrollment e join campaign c on c.id = e.campaign_id join contact p on p.id = e.contact_id
                where e.state <> 'STOPPED' and (cast(?3 as bigint) is null or c.brand_id = cast(?3 as bigint))
                  and (p.email = cast(?1 as citext)
                       or split_part(lower(p.email), '@', 2) = cast(?2 as text)
                       or split_part(lower(p.email), '@', 2) like '%.' || cast(?2 as text))
                order by e.id for update of e
                """, Enrollment.class).setParameter(1, address).setParameter(2, domain).setParameter(3, brandId).getResultList();
    }

    /** The other sites this brand writes to: their names in a mail are paste errors. */
    public OtherSites sitesOf(long brandId) {
        List<Object[]> rows = getEntityManager().createNativeQuery("""
                select distinct s.domain, coalesce(s.title, '') from enrollment e
                join campaign c on c.id = e.campaign_id join site s on s.id = e.site_id where c.brand_id = ?1
                """, Object[].class).setParameter(1, brandId).getResultList();
        Map<String, String> titles = new HashMap<>();
        rows.forEach(row -> titles.put((String) row[0], (String) row[1]));
        return new OtherSites(titles);
    }

    /** How many first mails each mailbox of a campaign has been given so far. */
    Map<Long, Long> firstMailsByMailbox(long campaignId) {
        List<Object[]> rows = getEntityManager().createNativeQuery(
                "select mailbox_id, count(*) from enrollment where campaign_id = ?1 and mailbox_id is not null group by mailbox_id", Object[].class)
                .setParameter(1, campaignId).getResultList();
        Map<Long, Long> counts = new HashMap<>();
        rows.forEach(row -> counts.put(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
        return counts;
    }
}
