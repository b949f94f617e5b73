package dev.linkwright.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.mail.pace.DomainPace;
import dev.linkwright.mail.pace.MailboxPace;
import dev.linkwright.mail.pace.Turn;
import dev.linkwright.mail.pace.WarmUp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random installations, sent through with the real rules: mailboxes with caps, gaps and warm-ups, recipients in zones whose
 * clocks change, holidays, limits per domain, first mails and follow-ups. Afterwards the log alone is judged, by rules written down a second time.
 */
class PaceNeverBrokenTest {

    private static final int SCHEDULES = 10_000;
    /** Clocks that change by an hour, by half an hour, at midnight, not at all, and far from UTC in both directions. */
    private static final List<ZoneId> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Asia/Beirut", "Africa/Casablanca",
            "Asia/Kolkata", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC").stream().map(ZoneId::of).toList();
    /** Around the days on which clocks change in the north and the south, and in the middle of winter. */
    private static final List<Instant> STARTS = List.of("2026-03-06T00:00:00Z", "2026-03-27T12:00:00Z", "2026-04-03T00:00:00Z", "2026-10-02T00:00:00Z", "2026-10-23T20:00:00Z",
            "2026-10-31T00:00:00Z", "2026-12-22T08:00:00Z").stream().map(Instant::parse).toList();

    private static final class Box {
        final long id;
        final MailboxPace pace;
        Instant nextSendAt;
        final Map<LocalDate, Integer> sent = new HashMap<>();

        Box(long id, MailboxPace pace) {
            this.id = id;
            this.pace = pace;
        }

        Turn turn(Instant now) {
            return pace.turn(sent.getOrDefault(Turn.day(now), 0), nextSendAt, now);
        }
    }

    private static final class Mail {
        final int id;
        final Box box;
        final String domain;
        final SendWindow window;
        final int stepsLeft;
        final int delayDays;
        Instant notBefore;
        Instant notAfter;

        Mail(int id, Box box, String domain, SendWindow window, int stepsLeft, int delayDays, Instant earliest) {
            this.id = id;
            this.box = box;
            this.domain = domain;
            this.window = window;
            this.stepsLeft = stepsLeft;
            this.delayDays = delayDays;
            queue(earliest);
        }

        void queue(Instant earliest) {
            notBefore = window.next(earliest);
            notAfter = window.closing(notBefore).orElse(null);
        }
    }

    private record Sent(Instant at, Mail mail) { }

    private static final class World {
        final Random random;
        final DomainPace domains;
        final List<Box> boxes = new ArrayList<>();
        final List<Mail> waiting = new ArrayList<>();
        final List<Sent> log = new ArrayList<>();
        final Map<String, Integer> domainSent = new HashMap<>();
        final Instant start;
        int mails;

        World(long seed) {
            random = new Random(seed);
            start = STARTS.get(random.nextInt(STARTS.size())).plusSeconds(random.nextInt(3 * 86_400));
            domains = new DomainPace(random.nextInt(4));
            int boxCount = 1 + random.nextInt(3);
            for (long id = 0; id < boxCount; id++) {
                WarmUp warmUp = random.nextBoolean() ? null : new WarmUp(1 + random.nextInt(3), 1 + random.nextInt(3), Turn.day(start).minusDays(random.nextInt(4)));
                boxes.add(new Box(id, new MailboxPace("box-" + id + "@us.example", 1 + random.nextInt(12), random.nextInt(3) * random.nextInt(900), warmUp)));
            }
            Map<Long, Long> given = new HashMap<>();
            int people = 2 + random.nextInt(9);
            for (int person = 0; person < people; person++) {
                long box = Rotation.next(boxes.stream().map(each -> each.id).toList(), given).orElseThrow();
                given.merge(box, 1L, Long::sum);
                waiting.add(new Mail(mails++, boxes.get((int) box), "domain-" + random.nextInt(4) + ".example", window(), random.nextInt(3), 1 + random.nextInt(4), start));
            }
            assertThat(given.values()).as("shared evenly").allMatch(n -> n <= people / boxCount + 1);
        }

        private SendWindow window() {
            Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            while (days.isEmpty()) {
                for (DayOfWeek day : DayOfWeek.values()) {
                    if (random.nextInt(3) > 0) {
                        days.add(day);
                    }
                }
            }
            int from = random.nextInt(46);
            int to = from + 2 + random.nextInt(47 - from);
            Set<LocalDate> holidays = new HashSet<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                holidays.add(Turn.day(start).plusDays(random.nextInt(20)));
            }
            return new SendWindow(days, LocalTime.MIDNIGHT.plusMinutes(30L * from), LocalTime.MIDNIGHT.plusMinutes(30L * to), ZONES.get(random.nextInt(ZONES.size())), holidays);
        }

        private Turn domainTurn(String domain, Instant now) {
            return domains.turn(domain, domainSent.getOrDefault(domain + Turn.day(now), 0), now);
        }

        /** As Claims does it: the mailbox's turn, then the first in line whose domain may have one more, then its window once more. */
        private void run(Instant now) {
            for (Box box : boxes) {
                while (box.turn(now) instanceof Turn.Now) {
                    Optional<Mail> next = waiting.stream().filter(mail -> mail.box == box && !mail.notBefore.isAfter(now) && domainTurn(mail.domain, now) instanceof Turn.Now)
                            .min(Comparator.comparing((Mail mail) -> mail.notBefore).thenComparing(mail -> mail.id));
                    if (next.isEmpty()) {
                        break;
                    }
                    Mail mail = next.get();
                    if (mail.notAfter != null && !mail.notAfter.isAfter(now)) {
                        mail.queue(now);
                        continue;
                    }
                    send(mail, now);
                }
            }
        }

        private void send(Mail mail, Instant now) {
            waiting.remove(mail);
            log.add(new Sent(now, mail));
            mail.box.sent.merge(Turn.day(now), 1, Integer::sum);
            domainSent.merge(mail.domain + Turn.day(now), 1, Integer::sum);
            mail.box.nextSendAt = mail.box.pace.nextAfter(now, random.nextDouble());
            if (mail.stepsLeft > 0) {
                waiting.add(new Mail(mails++, mail.box, mail.domain, mail.window, mail.stepsLeft - 1, mail.delayDays, mail.window.daysAfter(now, mail.delayDays)));
            }
        }

        /** The next moment at which something can change, by what the rules themselves say. */
        private Instant next(Instant now) {
            Instant next = null;
            for (Mail mail : waiting) {
                Turn turn = mail.box.turn(now).and(domainTurn(mail.domain, now));
                Instant at = turn instanceof Turn.Later later ? later.from() : mail.notBefore;
                assertThat(at).as("the next time is in the future").isAfter(now);
                next = next == null || at.isBefore(next) ? at : next;
            }
            return next;
        }
    }

    @Test
    void noCapGapOrWindowIsEverBrokenAndNothingAllowedWaitsForEver() {
        for (int seed = 0; seed < SCHEDULES; seed++) {
            World world = new World(seed);
            Instant now = world.start;
            for (int runs = 0; !world.waiting.isEmpty(); runs++) {
                world.run(now);
                assertThat(runs).as("schedule %d ends", seed).isLessThan(5_000);
                if (!world.waiting.isEmpty()) {
                    // The job ticks a little late, as jobs do: now and then a window has closed in between.
                    now = world.next(now).plusSeconds(world.random.nextInt(4) == 0 ? world.random.nextInt(1_500) : 0);
                }
            }
            assertThat(Duration.between(world.start, now)).as("schedule %d is done in time", seed).isLessThan(Duration.ofDays(30 + 21L * world.mails));
            judge(world, seed);
        }
    }

    /** The rules a second time, in the plainest words, on nothing but what was sent when. */
    private static void judge(World world, int seed) {
        assertThat(world.log).as("schedule %d: every mail left, once", seed).hasSize(world.mails).extracting(sent -> sent.mail.id).doesNotHaveDuplicates();
        Map<String, Integer> perDay = new HashMap<>();
        Map<Long, Instant> last = new HashMap<>();
        for (Sent sent : world.log) {
            LocalDate day = LocalDate.ofInstant(sent.at, ZoneOffset.UTC);
            MailboxPace pace = sent.mail.box.pace;
            int cap = pace.dailyCap();
            if (pace.warmUp() != null) {
                cap = (int) Math.min(cap, pace.warmUp().start() + (day.toEpochDay() - pace.warmUp().from().toEpochDay()) * pace.warmUp().growth());
            }
            check(perDay.merge("box " + sent.mail.box.id + day, 1, Integer::sum) <= cap, seed, "the daily cap", sent);
            int ofDomain = perDay.merge(sent.mail.domain + day, 1, Integer::sum);
            check(world.domains.perDay() == 0 || ofDomain <= world.domains.perDay(), seed, "the limit of the domain", sent);
            Instant before = last.put(sent.mail.box.id, sent.at);
            check(before == null || Duration.between(before, sent.at).toSeconds() >= pace.minGapSeconds(), seed, "the gap", sent);
            SendWindow window = sent.mail.window;
            ZonedDateTime local = sent.at.atZone(window.zone());
            check(window.days().contains(local.getDayOfWeek()) && !window.holidays().contains(local.toLocalDate()), seed, "the day", sent);
            int minute = local.getHour() * 60 + local.getMinute();
            int closes = window.to().equals(LocalTime.MIDNIGHT) ? 24 * 60 : window.to().toSecondOfDay() / 60;
            check(minute >= window.from().toSecondOfDay() / 60 && minute < closes, seed, "the hours", sent);
        }
    }

    private static void check(boolean holds, int seed, String rule, Sent sent) {
        if (!holds) {
            throw new AssertionError("Schedule " + seed + " broke " + rule + " at " + sent.at + " in " + sent.mail.window);
        }
    }
}
