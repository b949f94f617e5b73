package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.library.Library;
import dev.linkwright.campaign.library.MailTemplate;
import dev.linkwright.campaign.library.Snippet;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/library")
@Tag(name = "Campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class LibraryResource {
    @Inject
    Library library;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record TemplateJson(Long id, String name, String playbook, String subject, String body, String html, Instant writtenAt) {
        static TemplateJson of(MailTemplate template) {
            return new TemplateJson(template.id(), template.name(), template.playbook() == null ? null : template.playbook().name(), template.subject(), template.body(),
                    template.html(), template.writtenAt());
        }
    }

    record SnippetJson(Long id, String name, String text, Instant writtenAt) {
        static SnippetJson of(Snippet snippet) {
            return new SnippetJson(snippet.id(), snippet.name(), snippet.text(), snippet.writtenAt());
        }
    }

    @GET
    @Path("templates")
    @Operation(summary = "The team's templates, by name")
    public List<TemplateJson> templates() {
        return library.templates().stream().map(TemplateJson::of).toList();
    }

    @PUT
    @Path("templates")
    @Operation(summary = "Keep a template; a name that is there already is written anew")
    public TemplateJson keep(TemplateJson asked) {
        if (asked == null) {
            throw new RuleViolation("name", "Send the template as JSON.");
        }
        return TemplateJson.of(library.keepTemplate(asked.name(), asked.playbook() == null ? null : PlaybookKind.named(asked.playbook()), asked.subject(), asked.body(),
                asked.html(), current.user(), clock.instant()));
    }

    @DELETE
    @Path("templates/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Remove a template")
    public void dropTemplate(long id) {
        library.dropTemplate(id, current.user(), clock.instant());
    }

    @GET
    @Path("snippets")
    @Operation(summary = "The team's snippets, by name")
    public List<SnippetJson> snippets() {
        return library.snippets().stream().map(SnippetJson::of).toList();
    }

    @PUT
    @Path("snippets")
    @Operation(summary = "Keep a snippet; a name that is there already is written anew")
    public SnippetJson keep(SnippetJson asked) {
        if (asked == null) {
            throw new RuleViolation("name", "Send the snippet as JSON.");
        }
        return SnippetJson.of(library.keepSnippet(asked.name(), asked.text(), current.user(), clock.instant()));
    }

    @DELETE
    @Path("snippets/{id}")
    @ResponseStatus(204)
    @Operation(summary = "Remove a snippet")
    public void dropSnippet(long id) {
        library.dropSnippet(id, current.user(), clock.instant());
    }
}
