package dev.linkwright.web.mail;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.mail.InboxList;
import dev.linkwright.mail.InboxList.View;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.ReceivedFiles;
import dev.linkwright.mail.SettleUncertain;
import dev.linkwright.mail.SortTriage;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** One mail that wants a decision: put it into a conversation, say that nothing follows from it, settle whether it was sent. */
@Path("/inbox/mails/{id}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class TriagePage {

    private static final URI TRIAGE = URI.create("/inbox?view=triage");

    @Inject
    Messages messages;
    @Inject
    ReceivedFiles files;
    @Inject
    InboxList inbox;
    @Inject
    SortTriage sortTriage;
    @Inject
    SettleUncertain settleUncertain;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        static native TemplateInstance triage(MessageCard card, List<InboxList.Line> threads);
    }

    @GET
    public Response show(long id) {
        Message mail = messages.require(id);
        if (mail.threadId() != null) {
            return Response.seeOther(URI.create("/inbox/" + mail.threadId())).build();
        }
        Brand brand = currentBrand.brand();
        List<InboxList.Line> threads = brand == null ? List.of() : inbox.lines(View.ALL, brand.id(), currentUser.user().id());
        return Response.ok(Templates.triage(new MessageCard(mail, "", LetterText.of(mail.text()), files.of(id), "", true), threads)).build();
    }

    @POST
    @Path("placement")
    @Transactional
    public Response place(long id, @RestForm @DefaultValue("") String thread) {
        if (thread.isBlank()) {
            sortTriage.takeOut(id);
            flash.say("Taken out; it waits in triage");
            return Response.seeOther(TRIAGE).build();
        }
        if (!thread.matches("\\d{1,18}")) {
            throw new RuleViolation("thread", "Choose a conversation from the list.");
        }
        Message mail = sortTriage.putInto(id, Long.parseLong(thread), currentUser.user().name(), clock.instant());
        flash.say("Put into the conversation");
        return Response.seeOther(URI.create("/inbox/" + mail.threadId())).build();
    }

    @POST
    @Path("dismissal")
    @Transactional
    public Response dismiss(long id) {
        sortTriage.dismiss(id, clock.instant());
        flash.say("Dismissed; it is kept", "/inbox/mails/" + id + "/return");
        return Response.seeOther(TRIAGE).build();
    }

    @POST
    @Path("return")
    @Transactional
    public Response bringBack(long id) {
        sortTriage.bringBack(id);
        return Response.seeOther(TRIAGE).build();
    }

    @POST
    @Path("settlement")
    @Transactional
    public Response settle(long id, @RestForm @DefaultValue("") String outcome) {
        String who = currentUser.user().name();
        Message mail;
        if (outcome.equals("sent")) {
            mail = settleUncertain.itWasSent(id, who + " says that it was sent.", clock.instant());
            flash.say("Recorded as sent");
        } else if (outcome.equals("again")) {
            mail = settleUncertain.sendAgain(id, who, clock.instant());
            flash.say("It is sent again in a moment");
        } else {
            throw new RuleViolation("outcome", "Say whether it was sent or is to be sent again.");
        }
        audit.record(currentUser.user(), "settled an uncertain mail", mail.toAddress(), outcome, clock.instant());
        return Response.seeOther(URI.create("/inbox/" + mail.threadId())).build();
    }
}
