package dev.linkwright.web.mail;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.account.Roles;
import dev.linkwright.mail.ConnectMailbox;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailboxFigures;
import dev.linkwright.mail.MailboxFindings;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.domain.SendingDomain;
import dev.linkwright.mail.domain.SendingDomains;
import dev.linkwright.mail.send.TestMailbox;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Mailboxes: how they are, why one is paused, what the last test found; connect, change, test, pause, resume. */
@Path("/settings/mailboxes")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class MailboxesPage {

    private static final URI HERE = URI.create("/settings/mailboxes");

    @Inject
    Mailboxes mailboxes;
    @Inject
    MailboxFigures figures;
    @Inject
    ConnectMailbox connectMailbox;
    @Inject
    SendingDomains sendingDomains;
    @Inject
    TestMailbox testMailbox;
    @Inject
    CurrentUser currentUser;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    /** A mailbox with what the page says about it. */
    record Card(Mailbox box, MailboxFigures.Figures figures, String whyNotNow, List<Finding> findings, Instant now) {

        public int sentToday() {
            return box.sentToday(now);
        }

        /** “day 9 of 28: 18 of 18 today”, or without the day once it is warm. */
        public String today() {
            return box.pace().warmUpDay(now).map(day -> day + ": ").orElse("") + sentToday() + " of " + cap() + " today";
        }

        public int cap() {
            return box.pace().capOn(now);
        }

        public double percent() {
            return Math.min(100.0, 100.0 * sentToday() / cap());
        }

        public boolean capped() {
            return sentToday() >= cap();
        }
    }

    /** A domain mail is sent from, before its first look too. */
    record DomainCard(String name, SendingDomain domain) {
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance list(List<Card> cards, long sending, long sentToday, long capToday, List<DomainCard> domains, boolean strict, Role role);

        static native TemplateInstance form(Mailbox box, MailboxForm form, FormErrors errors);
    }

    @GET
    public TemplateInstance list() {
        Instant now = clock.instant();
        List<Mailbox> all = mailboxes.inOrder();
        List<Card> cards = all.stream().map(box -> new Card(box, figures.of(box.id()),
                box.paused() ? "" : box.whyNotNow(now).orElse(""), MailboxFindings.of(box), now)).toList();
        return Templates.list(cards, all.stream().filter(b -> !b.paused()).count(), all.stream().mapToLong(b -> b.sentToday(now)).sum(),
                all.stream().filter(b -> !b.paused()).mapToLong(b -> b.pace().capOn(now)).sum(),
                all.stream().filter(b -> !b.sandbox()).map(b -> b.domain().toLowerCase(Locale.ROOT)).distinct().sorted()
                        .map(name -> new DomainCard(name, sendingDomains.findByIdOptional(name).orElse(null))).toList(),
                sendingDomains.mode() == SendingDomains.Mode.STRICT, currentUser.user().role());
    }

    @GET
    @Path("new")
    public TemplateInstance empty() {
        return Templates.form(null, new MailboxForm(), FormErrors.none());
    }

    @POST
    public Response connect(@BeanParam MailboxForm form) {
        return saved(null, form);
    }

    @GET
    @Path("{id}")
    public TemplateInstance edit(long id) {
        Mailbox box = mailboxes.require(id);
        return Templates.form(box, MailboxForm.of(box), FormErrors.none());
    }

    @POST
    @Path("{id}")
    public Response change(long id, @BeanParam MailboxForm form) {
        return saved(id, form);
    }

    private Response saved(Long id, MailboxForm form) {
        try {
            Mailbox box = id == null ? connectMailbox.connect(form.entry(), clock.instant()) : connectMailbox.change(id, form.entry(), clock.instant());
            record(id == null ? "connected a mailbox" : "changed a mailbox", box.address());
            flash.say(id == null ? "Connected. Test it now, before anything leaves." : "Saved");
            return Response.seeOther(HERE).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.form(id == null ? null : mailboxes.require(id), form, FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("{id}/test")
    public Response test(long id) {
        boolean good = testMailbox.run(mailboxes.require(id).id(), clock.instant()).stream().noneMatch(f -> f.verdict() == MailboxFindings.Verdict.BAD);
        flash.say(good ? "The mailbox works" : "The test found something to mend");
        return Response.seeOther(URI.create(HERE + "#mailbox-" + id)).build();
    }

    @POST
    @Path("{id}/pause")
    @Transactional
    public Response pause(long id) {
        Mailbox box = mailboxes.requireLocked(id);
        box.pause(currentUser.user().name() + " paused it.", clock.instant());
        record("paused a mailbox", box.address());
        flash.say("Paused; what waits keeps waiting", HERE + "/" + id + "/resume");
        return Response.seeOther(HERE).build();
    }

    @POST
    @Path("{id}/resume")
    @Transactional
    public Response resume(long id) {
        Mailbox box = mailboxes.requireLocked(id);
        box.resume(clock.instant());
        record("resumed a mailbox", box.address());
        flash.say("Sending goes on, in order");
        return Response.seeOther(HERE).build();
    }

    @Transactional
    void record(String what, String address) {
        audit.record(currentUser.user(), what, address, "", clock.instant());
    }
}
