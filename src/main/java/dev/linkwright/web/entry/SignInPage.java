package dev.linkwright.web.entry;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.system.SystemMail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestQuery;

/** Signing in and out. The form itself is checked by Quarkus at {@code /sign-in/check}. */
@Path("/")
@PermitAll
public class SignInPage {

    private final CurrentUser current;
    private final SystemMail mail;

    SignInPage(CurrentUser current, SystemMail mail) {
        this.current = current;
        this.mail = mail;
    }

    @CheckedTemplate(basePath = "entry")
    static class Templates {
        static native TemplateInstance signIn(boolean failed, boolean changed, boolean canSendMail);
    }

    @GET
    @Path("sign-in")
    public Object signIn(@RestQuery boolean failed, @RestQuery boolean changed) {
        return current.signedIn() ? Response.seeOther(URI.create("/")).build() : Templates.signIn(failed, changed, mail.isConfigured());
    }

    @POST
    @Path("sign-out")
    public Response signOut(RoutingContext context) {
        // who came with a token has no session to end
        if (context.request().getHeader(HttpHeaders.AUTHORIZATION) == null) {
            FormAuthenticationMechanism.logout(context);
        }
        return Response.seeOther(URI.create("/sign-in")).build();
    }
}
