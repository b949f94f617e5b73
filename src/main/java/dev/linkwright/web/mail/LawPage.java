package dev.linkwright.web.mail;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.law.CountryLaw;
import dev.linkwright.campaign.law.CountryLaws;
import dev.linkwright.campaign.law.Strictness;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** What the law of each country wants of a mail, and what the launch gate enforces. Admins change it, everybody sees it. */
@Path("/settings/law")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class LawPage {

    @Inject
    CountryLaws laws;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance law(List<CountryLaw> laws, Strictness strictest, Strictness[] levels, boolean admin, String country, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return page("", FormErrors.none());
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    public Response change(@RestForm @DefaultValue("") String country, @RestForm @DefaultValue("") String strictness) {
        try {
            CountryLaw law = laws.change(country, Strictness.named(strictness), currentUser.user(), clock.instant());
            flash.say(law.name() + ": saved. The gate goes by it from now on.");
            return Response.seeOther(URI.create("/settings/law")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(country, FormErrors.of(violation))).build();
        }
    }

    private TemplateInstance page(String country, FormErrors errors) {
        return Templates.law(laws.inOrder(), laws.table().strictest(), Strictness.values(), currentUser.user().role() == Role.ADMIN, country, errors);
    }
}
