package dev.linkwright.mail.read;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.SignIn;
import dev.linkwright.mail.Mailboxes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.virtual.threads.VirtualThreads;
import org.jboss.logging.Logger;

/** Reads every mailbox that receives. Safe in any number of processes at once: one inbox is read by one at a time. */
@ApplicationScoped
public class ReadMailboxes {

    private static final Logger LOG = Logger.getLogger(ReadMailboxes.class);

    @Inject
    SignIn signIn;
    @Inject
    Mailboxes mailboxes;
    @Inject
    ReadInbox readInbox;
    @VirtualThreads
    ExecutorService threads;

    /** All inboxes at the same time: a server that hangs holds up nobody else's answers. Returns when each was read or given up. */
    public void run(Instant now) {
        List<Long> ids = QuarkusTransaction.requiringNew().call(() -> mailboxes.readable().stream().map(Mailbox::id).toList());
        CompletableFuture.allOf(ids.stream().map(id -> CompletableFuture.runAsync(() -> read(id, now), threads)).toArray(CompletableFuture[]::new)).join();
    }

    /** Reads one inbox unless that happened within {@code age}. */
    public void readIfOlder(long mailboxId, Duration age, Instant now) {
        Instant last = QuarkusTransaction.requiringNew().call(() -> mailboxes.require(mailboxId).lastReadAt());
        if (last == null || last.isBefore(now.minus(age))) {
            read(mailboxId, now);
        }
    }

    /** Reads one inbox, unless another reader is at it. */
    public void read(long id, Instant now) {
        if (!QuarkusTransaction.requiringNew().call(() -> mailboxes.takeForReading(id, now))) {
            return;
        }
        Mailbox mailbox = QuarkusTransaction.requiringNew().call(() -> mailboxes.require(id));
        try (ImapLine line = ImapLine.open(mailbox, signIn)) {
            readInbox.from(line.inbox(), mailbox, now);
            QuarkusTransaction.requiringNew().run(() -> mailboxes.requireLocked(id).wasRead(now));
        } catch (AuthenticationFailedException e) {
            trouble(id, "The mail server refuses the sign-in for reading (" + e.getMessage() + ").");
        } catch (MessagingException e) {
            trouble(id, "The inbox could not be read (" + e.getMessage() + "); tried again by itself.");
        } catch (RuntimeException e) {
            LOG.errorf(e, "Reading mailbox %d stopped", id);
            trouble(id, "Reading the inbox stopped at a fault; tried again by itself.");
        }
    }

    private void trouble(long id, String why) {
        QuarkusTransaction.requiringNew().run(() -> mailboxes.requireLocked(id).couldNotRead(why));
    }
}
