package dev.linkwright.web.entry;

import dev.linkwright.account.PasswordResets;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;

/** The way back in for somebody who forgot the password. Says the same whether the account exists or not. */
@Path("/sign-in/new-password")
@PermitAll
public class NewPasswordPage {

    private final PasswordResets resets;
    private final InstantSource clock;

    NewPasswordPage(PasswordResets resets, InstantSource clock) {
        this.resets = resets;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "entry")
    static class Templates {
        static native TemplateInstance forgotten(boolean asked);

        static native TemplateInstance newPassword(String token, boolean works, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return Templates.forgotten(false);
    }

    @POST
    public TemplateInstance ask(@FormParam("email") String email) {
        resets.ask(email, clock.instant());
        return Templates.forgotten(true);
    }

    @GET
    @Path("{token}")
    public TemplateInstance open(String token) {
        return page(token, FormErrors.none());
    }

    @POST
    @Path("{token}")
    public Object choose(String token, @FormParam("password") String password) {
        try {
            resets.choose(token, password, clock.instant());
            return Response.seeOther(URI.create("/sign-in?changed=true")).build();
        } catch (RuleViolation refused) {
            return Response.status(422).entity(page(token, FormErrors.of(refused))).build();
        }
    }

    private TemplateInstance page(String token, FormErrors errors) {
        return Templates.newPassword(token, resets.opens(token, clock.instant()).isPresent(), errors);
    }
}
