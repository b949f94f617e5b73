package dev.linkwright.web.mail;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.ReadySnippets;
import dev.linkwright.mail.InboxList;
import dev.linkwright.mail.InboxList.View;
import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.MailThreads;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.Outbox;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
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
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The inbox: the list, one conversation beside it, and what a person does there. */
@Path("/inbox")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class InboxPage {

    @Inject
    InboxList inbox;
    @Inject
    Conversation conversation;
    @Inject
    MailThreads threads;
    @Inject
    Messages messages;
    @Inject
    Outbox outbox;
    @Inject
    ReadySnippets snippets;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    /** The list on the left and its tabs. */
    record Desk(String view, List<InboxList.Line> lines, List<Message> triage, long mine, long all, long triageCount, long uncertain, long toAnswer, Long open) {

        public boolean shows(String name) {
            return view.equals(name);
        }

        public boolean empty() {
            return lines.isEmpty() && triage.isEmpty();
        }
    }

    @CheckedTemplate(basePath = "inbox")
    static class Templates {
        static native TemplateInstance list(Desk desk);

        static native TemplateInstance thread(Desk desk, Conversation.Talk talk, ThreadContext context, String answer, boolean promise, FormErrors errors);
    }

    @GET
    public TemplateInstance list(@RestQuery @DefaultValue("mine") String view) {
        return Templates.list(desk(view, null));
    }

    private Desk desk(String name, Long open) {
        Brand brand = currentBrand.brand();
        if (brand == null) {
            return new Desk("mine", List.of(), List.of(), 0, 0, 0, 0, 0, open);
        }
        long user = currentUser.user().id();
        List<Message> triage = messages.inTriage();
        List<InboxList.Line> lines = name.equals("triage") ? List.of() : inbox.lines(view(name), brand.id(), user);
        return new Desk(name.equals("triage") ? name : view(name).name().toLowerCase(), lines, name.equals("triage") ? triage : List.of(),
                inbox.count(View.MINE, brand.id(), user), inbox.count(View.ALL, brand.id(), user), triage.size(),
                inbox.count(View.UNCERTAIN, brand.id(), user), threads.toAnswer(brand.id()), open);
    }

    private static View view(String name) {
        return Arrays.stream(View.values()).filter(v -> v.name().equalsIgnoreCase(name)).findFirst().orElse(View.MINE);
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(long id, @RestQuery @DefaultValue("all") String view, @RestQuery String promise) {
        return page(id, view, "", promise != null, FormErrors.none());
    }

    private TemplateInstance page(long id, String view, String answer, boolean promise, FormErrors errors) {
        Conversation.Talk talk = conversation.talk(id, clock.instant());
        return Templates.thread(desk(view, id), talk, conversation.context(talk.thread()), answer, promise, errors);
    }

    @POST
    @Path("{id}/messages")
    @Transactional
    public Response answer(long id, @RestForm @DefaultValue("") String text, @RestForm @DefaultValue("send") String then) {
        if (then.startsWith("snippet-")) {
            return Response.ok(page(id, "all", snippets.putInto(text, then.substring("snippet-".length()), threads.require(id)), false, FormErrors.none())).build();
        }
        try {
            outbox.answer(id, text, currentUser.user().id(), clock.instant());
            flash.say("On its way; it leaves in a moment");
            return back(id, then.equals("promise") ? "?promise=now#promise" : "");
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(id, "all", text, false, FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("{id}/assignment")
    @Transactional
    public Response assign(long id, @RestForm @DefaultValue("") String assignee) {
        User colleague = conversation.users.listAll().stream().filter(u -> String.valueOf(u.id()).equals(assignee)).findFirst().orElse(null);
        threads.require(id).assignTo(colleague == null ? null : colleague.id());
        flash.say(colleague == null ? "Given back to everybody" : "Given to " + colleague.name());
        return back(id, "");
    }

    @POST
    @Path("{id}/close")
    @Transactional
    public Response close(long id) {
        threads.require(id).close();
        flash.say("Closed; it opens again when somebody answers", "/inbox/" + id + "/reopen");
        return back(id, "");
    }

    @POST
    @Path("{id}/reopen")
    @Transactional
    public Response reopen(long id) {
        MailThread thread = threads.require(id);
        thread.reopen();
        return back(id, "");
    }

    @POST
    @Path("{id}/no-answer")
    @Transactional
    public Response nothingToAnswer(long id) {
        threads.require(id).nothingToAnswer();
        flash.say("Marked as answered");
        return back(id, "");
    }

    private static Response back(long id, String rest) {
        return Response.seeOther(URI.create("/inbox/" + id + rest)).build();
    }
}
