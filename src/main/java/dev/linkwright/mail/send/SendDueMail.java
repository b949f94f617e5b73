package dev.linkwright.mail.send;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.linkwright.mail.Claims;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.MessageSent;
import dev.linkwright.mail.Outcomes;
import dev.linkwright.mail.read.ReadMailboxes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.virtual.threads.VirtualThreads;

/**
 * Sends what is due. Safe in any number of processes at once: each mail is claimed by one, and the claim is committed before SMTP.
 * A mailbox without a gap between mails uses a few connections side by side; each carries one mail at a time.
 */
@ApplicationScoped
public class SendDueMail {

    static final int CONNECTIONS = 8;

    @Inject
    Claims claims;
    @Inject
    Outcomes outcomes;
    @Inject
    Mailboxes mailboxes;
    @Inject
    ReadMailboxes readMailboxes;
    @Inject
    DeliverMail deliverMail;
    @Inject
    SentFolderWitness witness;
    @VirtualThreads
    ExecutorService workers;

    /** Sends everything that may leave at {@code now} and returns when nothing more may. */
    public void run(Instant now) {
        claims.recover(now);
        tellWhatWasLeft(now);
        witness.askAboutUncertain(now);
        List<Long> due = claims.mailboxesWithDueMail(now);
        if (due.isEmpty()) {
            return;
        }
        Elapsed time = Elapsed.since(now);
        due.stream().filter(id -> claims.wantsReading(id, now)).forEach(id -> readMailboxes.readIfOlder(id, Duration.ofMinutes(5), now));
        String worker = UUID.randomUUID().toString();
        try (ClaimKeeper keeper = new ClaimKeeper(claims, worker, time); NewsDesk news = new NewsDesk(outcomes, time); CommitDesk desk = new CommitDesk(outcomes, news, worker, time)) {
            CompletableFuture.allOf(due.stream().filter(id -> claims.mayHaveWork(id, now)).map(id -> overLines(inLine(id, keeper, time), desk)).toArray(CompletableFuture[]::new)).join();
        }
    }

    /** Of mails whose process died between their record and what follows from it. */
    private void tellWhatWasLeft(Instant now) {
        List<MessageSent> untold = outcomes.untold(now.minus(Claims.LEASE));
        if (!untold.isEmpty()) {
            try (NewsDesk news = new NewsDesk(outcomes, Elapsed.since(now))) {
                news.tell(untold);
            }
        }
    }

    private InLine inLine(long mailboxId, ClaimKeeper keeper, Elapsed time) {
        int lines = QuarkusTransaction.requiringNew().call(() -> mailboxes.require(mailboxId).minGapSeconds() == 0 ? CONNECTIONS : 1);
        return new InLine(outcomes, mailboxId, lines, keeper, time);
    }

    private CompletableFuture<Void> overLines(InLine mails, CommitDesk desk) {
        return CompletableFuture.allOf(IntStream.range(0, mails.lines()).mapToObj(line -> CompletableFuture.runAsync(() -> deliverMail.overOneLine(mails, desk), workers))
                .toArray(CompletableFuture[]::new)).whenComplete((done, fault) -> mails.close());
    }
}
