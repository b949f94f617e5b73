package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.MailThreads;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.Outbox;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/threads/{id}")
@Tag(name = "Threads and messages")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class ThreadResource {

    @Inject
    MailThreads threads;
    @Inject
    Messages messages;
    @Inject
    Outbox outbox;
    @Inject
    Sites sites;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record ThreadView(long id, String subject, String siteDomain, Long contactId, long mailboxId, String state, boolean toAnswer, List<MessageView> messages) {
    }

    record NewAnswer(String text) {
    }

    @GET
    @Operation(summary = "One conversation with its mails, from first to last")
    public ThreadView show(long id) {
        MailThread t = threads.require(id);
        return new ThreadView(t.id(), t.subject(), domain(t), t.contactId(), t.mailboxId(), t.state().name(), t.toAnswer(),
                messages.ofThread(id).stream().map(MessageView::of).toList());
    }

    @POST
    @Path("messages")
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Answer in a conversation")
    public MessageView answer(long id, NewAnswer answer) {
        if (answer == null || answer.text() == null || answer.text().isBlank()) {
            throw new RuleViolation("text", "A text is needed.");
        }
        Message message = outbox.answer(id, answer.text(), current.user().id(), clock.instant());
        return MessageView.of(message);
    }

    private String domain(MailThread thread) {
        return thread.siteId() == null ? null : sites.findByIdOptional(thread.siteId()).map(Site::domain).orElse(null);
    }
}
