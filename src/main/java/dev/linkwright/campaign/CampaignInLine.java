package dev.linkwright.campaign;

import dev.linkwright.campaign.holiday.Holidays;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.mail.Outbox;
import dev.linkwright.site.RecipientZone;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes the mails of a whole campaign out of line and puts them back, in a few statements however many they are. */
@ApplicationScoped
class CampaignInLine {
    // The mail of the step whose turn it is, of every enrollment that goes on
    private static final String CURRENT = """
            select m.id, p.zone, p.country, e.not_before from enrollment e
            join step_send s on s.enrollment_id = e.id and s.step_no = e.next_step and s.sent_at is null
            join message m on m.id = s.message_id join contact p on p.id = e.contact_id
            where e.campaign_id = ?1 and e.state = 'ACTIVE' and m.state = ?2
            """;

    private final Enrollments enrollments;
    private final Holidays holidays;
    private final Outbox outbox;

    CampaignInLine(Enrollments enrollments, Holidays holidays, Outbox outbox) {
        this.enrollments = enrollments;
        this.holidays = holidays;
        this.outbox = outbox;
    }

    /** Whose clock and holidays a mail goes by, and whether a person moved it. */
    private record Reader(String zone, String country, Instant notBefore) { }

    void takeOut(long campaignId, Instant now) {
        enrollments.holdActive(campaignId);
        outbox.recallAll(current(campaignId, "QUEUED").stream().map(row -> ((Number) row[0]).longValue()).toList(), "Paused", now);
        enrollments.getEntityManager().clear();
    }

    /** Readers who live by the same clock share one opening of the window. */
    void putBack(Campaign campaign, Instant now) {
        enrollments.holdActive(campaign.id());
        Map<Reader, List<Long>> together = current(campaign.id(), "DRAFT").stream().collect(Collectors.groupingBy(
                row -> new Reader((String) row[1], (String) row[2], (Instant) row[3]), HashMap::new, Collectors.mapping(row -> ((Number) row[0]).longValue(), Collectors.toList())));
        together.forEach((reader, mails) -> {
            SendWindow window = campaign.window().in(RecipientZone.of(reader.zone(), reader.country(), campaign.window().zone()))
                    .without(holidays.of(campaign.brandId(), RecipientZone.code(reader.country()).orElse(null)));
            Instant opens = window.next(reader.notBefore() != null && reader.notBefore().isAfter(now) ? reader.notBefore() : now);
            outbox.queueAll(mails, opens, window.closing(opens).orElse(null), now);
        });
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> current(long campaignId, String state) {
        return enrollments.getEntityManager().createNativeQuery(CURRENT, Object[].class).setParameter(1, campaignId).setParameter(2, state).getResultList();
    }
}
