package dev.linkwright.campaign;

import dev.linkwright.campaign.holiday.Holidays;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.mail.MessageSent;
import dev.linkwright.mail.MessagesSent;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.shared.Sets;
import dev.linkwright.site.RecipientZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Mails of sequences have left: where their enrollments stand, when the next follow-up is due, and how far their prospects have come. For all mails that are
 * told together, in a few statements. The only place where an enrollment hears that a mail of it left; like {@link Enrollment} it leaves an event where the
 * state changes.
 */
@ApplicationScoped
class StepsSent {

    // Enrollments held in the order of their ids; each mail is told once, and who tells us sees to that.
    private static final String FACTS = """
            select e.id, w.step_no, w.at, e.state, e.prospect_id, c.id as campaign_id, c.brand_id, c.name, c.window_days, c.window_from, c.window_to, c.window_zone,
                   p.zone, p.country, n.delay_days, (select count(*) from step where campaign_id = c.id) as steps
            from unnest(?, ?, ?) w(enrollment_id, step_no, at)
            join step_send s on s.enrollment_id = w.enrollment_id and s.step_no = w.step_no
            join enrollment e on e.id = w.enrollment_id join campaign c on c.id = e.campaign_id join contact p on p.id = e.contact_id
            left join step n on n.campaign_id = c.id and n.no = w.step_no + 1
            order by e.id for update of e""";

    // Planned from the moment the mail really left, as long as it goes on; without a next one it is finished, with its event.
    private static final String MOVE = """
            with w as (select * from unnest(?, ?, ?, ?, ?) w(id, step_no, at, next, why)),
            marked as (update step_send s set sent_at = coalesce(s.sent_at, w.at) from w where s.enrollment_id = w.id and s.step_no = w.step_no),
            moved as (update enrollment e set first_sent_at = coalesce(e.first_sent_at, w.at), last_sent_at = w.at, not_before = null,
                          next_step = greatest(e.next_step, w.step_no + 1), version = e.version + 1,
                          next_send_at = case when b.state in ('ACTIVE', 'PAUSED') then w.next end,
                          state = case when b.state in ('ACTIVE', 'PAUSED') and w.next is null then 'FINISHED' else b.state end
                      from w join enrollment b on b.id = w.id where e.id = w.id
                      returning e.id, b.state as was, e.state as now, e.next_send_at, w.why, w.at),
            due as (insert into step_due (enrollment_id, at) select id, next_send_at from moved where now = 'ACTIVE' and next_send_at is not null
                    on conflict (enrollment_id) do update set at = excluded.at),
            over as (delete from step_due where enrollment_id in (select id from moved where now <> 'ACTIVE' or next_send_at is null))
            insert into enrollment_event (enrollment_id, at, from_state, to_state, why) select id, at, was, now, why from moved where now <> was""";

    private final EntityManager database;
    private final Prospects prospects;
    private final Holidays holidays;

    StepsSent(EntityManager database, Prospects prospects, Holidays holidays) {
        this.database = database;
        this.prospects = prospects;
        this.holidays = holidays;
    }

    /** One mail that left, with what is known of its enrollment and campaign. */
    private record Gone(long enrollmentId, int stepNo, Instant at, long prospectId, long campaignId, long brandId, String campaign, SendWindow window, String country,
            Optional<Integer> nextAfterDays, int steps) {

        static Gone of(ResultSet row) throws SQLException {
            ZoneId zone = ZoneId.of(row.getString("window_zone"));
            SendWindow hours = new SendWindow(Arrays.stream((String[]) row.getArray("window_days").getArray()).map(DayOfWeek::valueOf).collect(Collectors.toSet()),
                    row.getObject("window_from", LocalTime.class), row.getObject("window_to", LocalTime.class), zone);
            int days = row.getInt("delay_days");
            Optional<Integer> next = row.wasNull() ? Optional.empty() : Optional.of(days);
            return new Gone(row.getLong("id"), row.getInt("step_no"), Sets.instant(row, "at"), row.getLong("prospect_id"), row.getLong("campaign_id"), row.getLong("brand_id"),
                    row.getString("name"), hours.in(RecipientZone.of(row.getString("zone"), row.getString("country"), zone)),
                    RecipientZone.code(row.getString("country")).orElse(null), next, row.getInt("steps"));
        }
    }

    void left(@Observes MessagesSent news) {
        Map<StepSend.Key, MessageSent> bySteps = new HashMap<>();
        news.mails().forEach(mail -> StepSend.keyOf(mail.sendKey()).ifPresent(key -> bySteps.put(key, mail)));
        if (bySteps.isEmpty()) {
            return;
        }
        List<StepSend.Key> keys = List.copyOf(bySteps.keySet());
        List<Gone> gone = Sets.askAndPlanOnce(database, FACTS, Gone::of, keys.stream().map(StepSend.Key::enrollmentId).toArray(Long[]::new),
                keys.stream().map(key -> (long) key.stepNo()).toArray(Long[]::new), keys.stream().map(key -> bySteps.get(key).at()).toArray(Instant[]::new));
        if (gone.isEmpty()) {
            return;
        }
        move(gone);
        List<Gone> byProspect = gone.stream().sorted(Comparator.comparingLong(Gone::prospectId)).toList();
        prospects.contacted(byProspect.stream().map(mail -> new Prospects.Contacted(mail.prospectId, "Mail " + mail.stepNo + " of “" + mail.campaign + "” left", mail.at)).toList());
    }

    private void move(List<Gone> gone) {
        BiFunction<Long, String, Set<LocalDate>> closed = holidays.ofBrands(gone.stream().map(Gone::brandId).collect(Collectors.toSet()));
        Map<String, SendWindow> windows = new HashMap<>();
        Instant[] next = gone.stream().map(mail -> mail.nextAfterDays.map(days -> {
            SendWindow window = windows.computeIfAbsent(mail.campaignId + " " + mail.country + " " + mail.window.zone(),
                    known -> mail.window.without(closed.apply(mail.brandId, mail.country)));
            return window.next(window.daysAfter(mail.at, days));
        }).orElse(null)).toArray(Instant[]::new);
        Sets.change(database, MOVE, gone.stream().map(Gone::enrollmentId).toArray(Long[]::new), gone.stream().map(mail -> (long) mail.stepNo).toArray(Long[]::new),
                gone.stream().map(Gone::at).toArray(Instant[]::new), next,
                gone.stream().map(mail -> "Mail " + mail.stepNo + " of " + mail.steps + " sent").toArray(String[]::new));
    }
}
