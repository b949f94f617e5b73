package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.library.Library;
import dev.linkwright.campaign.library.MailTemplate;
import dev.linkwright.campaign.library.Snippet;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The team's templates and snippets: read, write anew, remove. Templates are made in the editor, snippets here. */
@Path("/campaigns/library")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class LibraryPage {
    @Inject
    Library library;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    /** What stands in a form: saved, or typed and to be mended. */
    record Typed(String name, String subject, String body, String html) {
        static Typed empty() {
            return new Typed("", "", "", "");
        }
    }

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance library(List<MailTemplate> templates, List<Snippet> snippets, Long template, Typed mail, Typed piece, FormErrors errors);
    }

    /** @param template the template being written anew; @param snippet the same of a snippet */
    @GET
    public TemplateInstance show(@RestQuery Long template, @RestQuery Long snippet) {
        Typed mail = template == null ? Typed.empty() : typed(library.template(template));
        Typed piece = snippet == null ? Typed.empty() : new Typed(library.snippet(snippet).name(), "", library.snippet(snippet).text(), "");
        return page(template, mail, piece, FormErrors.none());
    }

    @POST
    @Path("templates/{id}")
    public Response saveTemplate(long id, @RestForm String subject, @RestForm String body, @RestForm String html) {
        MailTemplate known = library.template(id);
        try {
            library.keepTemplate(known.name(), known.playbook(), subject, body, html, currentUser.user(), clock.instant());
            flash.say("Template “" + known.name() + "” saved");
            return back();
        } catch (RuleViolation violation) {
            return refused(id, new Typed(known.name(), subject, body, html), Typed.empty(), violation);
        }
    }

    @POST
    @Path("templates/{id}/remove")
    public Response dropTemplate(long id) {
        library.dropTemplate(id, currentUser.user(), clock.instant());
        flash.say("Template removed");
        return back();
    }

    @POST
    @Path("snippets")
    public Response saveSnippet(@RestForm String name, @RestForm String text) {
        try {
            library.keepSnippet(name, text, currentUser.user(), clock.instant());
            flash.say("Snippet “" + name.strip() + "” saved");
            return back();
        } catch (RuleViolation violation) {
            return refused(null, Typed.empty(), new Typed(name, "", text, ""), violation);
        }
    }

    @POST
    @Path("snippets/{id}/remove")
    public Response dropSnippet(long id) {
        library.dropSnippet(id, currentUser.user(), clock.instant());
        flash.say("Snippet removed");
        return back();
    }

    private Response refused(Long template, Typed mail, Typed piece, RuleViolation violation) {
        return Response.status(422).entity(page(template, mail, piece, FormErrors.of(violation))).build();
    }

    private TemplateInstance page(Long template, Typed mail, Typed piece, FormErrors errors) {
        return Templates.library(library.templates(), library.snippets(), template, mail, piece, errors);
    }

    private static Typed typed(MailTemplate template) {
        return new Typed(template.name(), template.subject(), template.body(), template.html() == null ? "" : template.html());
    }

    private static Response back() {
        return Response.seeOther(URI.create("/campaigns/library")).build();
    }
}
