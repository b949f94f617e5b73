package dev.linkwright.api;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.SettleUncertain;
import dev.linkwright.mail.SortTriage;
import dev.linkwright.mail.WhyNotNow;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Tag(name = "Threads and messages")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class MessageResource {

    @Inject
    Messages messages;
    @Inject
    SettleUncertain settleUncertain;
    @Inject
    SortTriage sortTriage;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    CurrentUser current;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;

    record Detail(MessageView message, String whyNotNow) {
    }

    record Settlement(String outcome) {
    }

    record Place(Long threadId) {
    }

    @GET
    @Path("messages/{id}")
    @Operation(summary = "One mail")
    public MessageView show(long id) {
        return MessageView.of(messages.require(id));
    }

    @GET
    @Path("messages/{id}/wait")
    @Operation(summary = "Why a waiting mail has not left", description = "whyNotNow is null for a mail that is not waiting, or that leaves with the next run.")
    public Detail waiting(long id) {
        return new Detail(MessageView.of(messages.require(id)), whyNotNow.of(id, clock.instant()).orElse(null));
    }

    @GET
    @Path("messages/uncertain")
    @Operation(summary = "Mails of which nobody knows whether they were sent")
    public Page<MessageView> uncertain() {
        return Page.last(messages.uncertain()).map(MessageView::of);
    }

    @POST
    @Path("messages/{id}/settlement")
    @Transactional
    @Operation(summary = "Say what became of an uncertain mail", description = "outcome SENT: it arrived. outcome SEND_AGAIN: send it again, knowingly.")
    public MessageView settle(long id, Settlement settlement) {
        String who = current.user().name();
        Message message = switch (settlement == null || settlement.outcome() == null ? "" : settlement.outcome()) {
            case "SENT" -> settleUncertain.itWasSent(id, who + " says that it was sent.", clock.instant());
            case "SEND_AGAIN" -> settleUncertain.sendAgain(id, who, clock.instant());
            default -> throw new RuleViolation("outcome", "outcome is SENT or SEND_AGAIN.");
        };
        audit.record(current.user(), "settled an uncertain mail", message.toAddress(), settlement.outcome(), clock.instant());
        return MessageView.of(message);
    }

    @GET
    @Path("triage")
    @Operation(summary = "Inbound mail no conversation was found for")
    public Page<MessageView> triage() {
        return Page.last(messages.inTriage()).map(MessageView::of);
    }

    @POST
    @Path("messages/{id}/placement")
    @Transactional
    @Operation(summary = "Put an inbound mail into a conversation; threadId null puts it back into triage")
    public MessageView place(long id, Place place) {
        Message message = place == null || place.threadId() == null ? sortTriage.takeOut(id)
                : sortTriage.putInto(id, place.threadId(), current.user().name(), clock.instant());
        return MessageView.of(message);
    }

    @POST
    @Path("messages/{id}/dismissal")
    @Transactional
    @Operation(summary = "Say that nothing follows from an inbound mail; it stays readable")
    public MessageView dismiss(long id) {
        return MessageView.of(sortTriage.dismiss(id, clock.instant()));
    }
}
