package dev.linkwright.web.entry;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.FirstAdmin;
import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.sandbox.Sandbox;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;

/** The first visit makes the admin account; after that this page is closed for good. */
@Path("/first-run")
@PermitAll
public class FirstRunPage {

    private static final String RETURN_COOKIE = "linkwright-return";
    private final Users users;
    private final FirstAdmin firstAdmin;
    private final AuditLog audit;
    private final Sandbox sandbox;
    private final InstantSource clock;

    FirstRunPage(Users users, FirstAdmin firstAdmin, AuditLog audit, Sandbox sandbox, InstantSource clock) {
        this.users = users;
        this.firstAdmin = firstAdmin;
        this.audit = audit;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** What was typed, so that a mistake costs no typing. The password is never sent back. */
    record Form(String name, String email, String start) {
        public boolean begins(String how) {
            return how.equals(start);
        }
    }

    @CheckedTemplate(basePath = "entry")
    static class Templates {
        static native TemplateInstance firstRun(Form form, FormErrors errors);
    }

    @GET
    public Object show() {
        return users.nobodyYet() ? Templates.firstRun(new Form("", "", "sandbox"), FormErrors.none()) : closed();
    }

    @POST
    public Object make(@FormParam("name") String name, @FormParam("email") String email, @FormParam("password") String password,
            @FormParam("start") String start, UriInfo uri) {
        if (!users.nobodyYet()) {
            return closed();
        }
        try {
            User admin = create(name, email, password);
            if ("sandbox".equals(start)) {
                sandbox.start(admin, clock.instant());
            }
        } catch (RuleViolation refused) {
            return Response.status(422).entity(Templates.firstRun(new Form(name, email, start), FormErrors.of(refused))).build();
        }
        // 307 has the browser send the same form to the sign-in, which then leads to the chosen beginning.
        NewCookie next = new NewCookie.Builder(RETURN_COOKIE).value(uri.getBaseUri().resolve(beginning(start)).toString()).path("/").build();
        return Response.temporaryRedirect(URI.create("/sign-in/check")).cookie(next).build();
    }

    @Transactional
    User create(String name, String email, String password) {
        User admin = firstAdmin.make(name, email, password, clock.instant());
        audit.record(admin, "made the admin account", admin.email(), "first visit", clock.instant());
        return admin;
    }

    private static String beginning(String start) {
        return switch (start == null ? "" : start) {
            case "sandbox" -> "/sandbox";
            case "mailbox" -> "/settings/mailboxes/new";
            case "import" -> "/imports";
            default -> "/";
        };
    }

    private static Response closed() {
        return Response.seeOther(URI.create("/")).build();
    }
}
