package dev.linkwright.api;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.mail.ConnectMailbox;
import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailboxFindings;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.send.TestMailbox;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/mailboxes")
@Tag(name = "Mailboxes")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class MailboxResource {

    @Inject
    ConnectMailbox connectMailbox;
    @Inject
    TestMailbox testMailbox;
    @Inject
    Mailboxes mailboxes;
    @Inject
    CurrentUser current;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;

    /** A server as the API shows it: never with its password. */
    record ServerView(String host, int port, String security, String user) {
        static ServerView of(MailServer server) {
            return new ServerView(server.host(), server.port(), server.security().name(), server.login());
        }
    }

    record MailboxView(long id, String name, String address, ServerView smtp, ServerView imap, int dailyCap, int minGapSeconds, Integer warmUpStart, Integer warmUpGrowth,
                       String warmUpDay, int capToday, boolean sentCopies, boolean signsInByTokens,
                       boolean paused, String pausedBecause, int sentToday, Instant lastReadAt, String readTrouble, String whyNotNow) {
        static MailboxView of(Mailbox box, String whyNotNow, Instant now) {
            return new MailboxView(box.id(), box.name(), box.address(), ServerView.of(box.smtp()), box.imap().map(ServerView::of).orElse(null),
                    box.dailyCap(), box.minGapSeconds(), box.warmUpStart(), box.warmUpGrowth(), box.pace().warmUpDay(now).orElse(null), box.pace().capOn(now),
                    box.keepsSentCopies(), box.grant().isPresent(), box.paused(), box.pausedBecause(), box.sentToday(now), box.lastReadAt(),
                    box.readTrouble(), whyNotNow);
        }
    }

    record Tested(boolean ok, List<Finding> findings) {
    }

    record Why(String reason) {
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Connect a mailbox", description = "imap may be absent: the mailbox then only sends, and follow-ups never leave from it.")
    public MailboxView connect(ConnectMailbox.Entry entry) {
        if (entry == null) {
            throw new RuleViolation("address", "An e-mail address is needed.");
        }
        Mailbox mailbox = connectMailbox.connect(entry, clock.instant());
        audit.record(current.user(), "connected a mailbox", mailbox.address(), "", clock.instant());
        return view(mailbox);
    }

    @GET
    @Operation(summary = "All mailboxes")
    public Page<MailboxView> list() {
        return Page.last(mailboxes.inOrder()).map(this::view);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One mailbox")
    public MailboxView show(long id) {
        return view(mailboxes.require(id));
    }

    @PATCH
    @Path("{id}")
    @Transactional
    @Operation(summary = "Change a mailbox", description = "What is absent stays; a password that is absent stays too.")
    public MailboxView change(long id, ConnectMailbox.Entry entry) {
        Mailbox mailbox = connectMailbox.change(id, entry, clock.instant());
        audit.record(current.user(), "changed a mailbox", mailbox.address(), "", clock.instant());
        return view(mailbox);
    }

    @POST
    @Path("{id}/test")
    @Operation(summary = "Sign in to both servers, send a mail to itself, look for it")
    public Tested test(long id) {
        mailboxes.require(id);
        List<Finding> findings = testMailbox.run(id, clock.instant());
        return new Tested(findings.stream().noneMatch(f -> f.verdict() == MailboxFindings.Verdict.BAD), findings);
    }

    @POST
    @Path("{id}/pause")
    @Transactional
    @Operation(summary = "Let nothing leave until it is resumed")
    public MailboxView pause(long id, Why why) {
        Mailbox mailbox = mailboxes.requireLocked(id);
        mailbox.pause(why == null || why.reason() == null || why.reason().isBlank() ? current.user().name() + " paused it." : why.reason(), clock.instant());
        audit.record(current.user(), "paused a mailbox", mailbox.address(), "", clock.instant());
        return view(mailbox);
    }

    @POST
    @Path("{id}/resume")
    @Transactional
    @Operation(summary = "Go on sending")
    public MailboxView resume(long id) {
        Mailbox mailbox = mailboxes.requireLocked(id);
        mailbox.resume(clock.instant());
        audit.record(current.user(), "resumed a mailbox", mailbox.address(), "", clock.instant());
        return view(mailbox);
    }

    private MailboxView view(Mailbox mailbox) {
        Instant now = clock.instant();
        return MailboxView.of(mailbox, mailboxes.whyNotNow(mailbox, now).orElse(null), now);
    }
}
