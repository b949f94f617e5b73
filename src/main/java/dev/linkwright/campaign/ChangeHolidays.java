package dev.linkwright.campaign;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.holiday.Holiday;
import dev.linkwright.campaign.holiday.Holidays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Adds or takes away a day on which nothing is sent; mail that already waits for around that day is given its window anew. */
@ApplicationScoped
@Transactional
public class ChangeHolidays {
    /** What waits behind a day that is taken away may leave earlier now. */
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    private final Holidays holidays;
    private final Brands brands;
    private final Enrollments enrollments;
    private final PlanAnew planAnew;
    private final AuditLog audit;

    ChangeHolidays(Holidays holidays, Brands brands, Enrollments enrollments, PlanAnew planAnew, AuditLog audit) {
        this.holidays = holidays;
        this.brands = brands;
        this.enrollments = enrollments;
        this.planAnew = planAnew;
        this.audit = audit;
    }

    /** Exactly one of country (code or English name) and brand. */
    public Holiday add(LocalDate day, String name, String country, Long brandId, User by, Instant now) {
        Holiday holiday = holidays.add(day, name, country, brandId == null ? null : brands.require(brandId).id());
        audit.record(by, "added a day without mail", holiday.day().toString(), holiday.name(), now);
        planAnew(begins(holiday.day()), holiday.day().plusDays(1).atStartOfDay(ZoneOffset.ofHours(-12)).toInstant(), now);
        return holiday;
    }

    public void remove(long id, User by, Instant now) {
        Holiday holiday = holidays.require(id);
        holidays.delete(holiday);
        holidays.flush();
        audit.record(by, "took away a day without mail", holiday.day().toString(), holiday.name(), now);
        planAnew(begins(holiday.day()), FAR, now);
    }

    /** The earliest midnight of that day anywhere; on the last one it ends 50 hours later. */
    private static Instant begins(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.ofHours(14)).toInstant();
    }

    private void planAnew(Instant from, Instant until, Instant now) {
        enrollments.waitingToLeave(from, until).forEach(id -> planAnew.run(id, "The days without mail changed", now));
    }

    /** From today on. */
    public List<Holiday> coming(Instant now) {
        return holidays.from(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1));
    }
}
