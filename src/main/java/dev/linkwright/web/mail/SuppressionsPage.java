package dev.linkwright.web.mail;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.Proof;
import dev.linkwright.mail.Suppression;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.Whom;
import dev.linkwright.mail.ledger.LedgerExport;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The ledger of who must not be written to. Everybody adds; only admins lift, with a reason that stays. */
@Path("/settings/suppressions")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SuppressionsPage {

    private static final URI HERE = URI.create("/settings/suppressions");
    private static final int LINES = 50;

    @Inject
    Suppressions suppressions;
    @Inject
    Messages messages;
    @Inject
    Users users;
    @Inject
    LedgerExport export;
    @Inject
    Brands brands;
    @Inject
    CurrentUser currentUser;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    /** An entry with the name of its brand, who entered it, and where the mail stands that proves it ("" for none). */
    record Line(Suppression entry, String brand, String by, String proofPage) {
    }

    /** The form as typed. */
    record Form(String whom, String brand, String proof) {
        static final Form EMPTY = new Form("", "", "");
    }

    @CheckedTemplate(basePath = "suppressions")
    static class Templates {
        static native TemplateInstance list(Page<Line> page, String q, boolean admin, List<Brand> brands, Form form, FormErrors errors);
    }

    @GET
    public TemplateInstance list(@RestQuery @DefaultValue("") String q, @RestQuery String cursor) {
        return page(q, cursor, Form.EMPTY, FormErrors.none());
    }

    private TemplateInstance page(String q, String cursor, Form form, FormErrors errors) {
        List<Brand> all = brands.byName();
        Page<Line> page = Page.of(suppressions.newestFirst(q, Paging.idBelow(cursor), LINES + 1), LINES, s -> Paging.cursor(s.id()))
                .map(s -> new Line(s, all.stream().filter(b -> b.id().equals(s.brandId())).map(Brand::name).findFirst().orElse("Every brand"),
                        s.enteredBy() == null ? "" : users.findByIdOptional(s.enteredBy()).map(User::name).orElse(""), proofPage(s)));
        return Templates.list(page, q, currentUser.user().role() == Role.ADMIN, all, form, errors);
    }

    private String proofPage(Suppression s) {
        return s.messageId() == null ? "" : messages.findByIdOptional(s.messageId())
                .map(mail -> mail.threadId() == null ? "/inbox/mails/" + mail.id() : "/inbox/" + mail.threadId()).orElse("");
    }

    @GET
    @Path("ledger.csv")
    @Produces("text/csv")
    public Response download() {
        StreamingOutput body = export::write;
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"suppressions.csv\"").build();
    }

    @POST
    @Transactional
    public Response add(@RestForm @DefaultValue("") String whom, @RestForm @DefaultValue("") String brand, @RestForm @DefaultValue("") String proof) {
        try {
            Instant now = clock.instant();
            Long brandId = brand.isBlank() ? null : brands.require(Long.parseLong(brand)).id();
            Suppression entry = suppressions.suppress(Whom.of(whom), brandId, SuppressionReason.BY_HAND, Proof.by(currentUser.user().id(), proof), now);
            audit.record(currentUser.user(), "suppressed", entry.whom(), proof.strip(), now);
            flash.say("No more mail to " + entry.whom());
            return Response.seeOther(HERE).build();
        } catch (RuleViolation | NumberFormatException violation) {
            String words = violation instanceof RuleViolation ? violation.getMessage() : "Choose a brand from the list.";
            return Response.status(422).entity(page("", null, new Form(whom, brand, proof), FormErrors.of("whom", words))).build();
        }
    }

    @POST
    @Path("{id}/lift")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Response lift(long id, @RestForm @DefaultValue("") String reason) {
        try {
            Suppression entry = suppressions.lift(id, currentUser.user().id(), reason, clock.instant());
            audit.record(currentUser.user(), "lifted a suppression", entry.whom(), entry.liftedBecause(), clock.instant());
            flash.say(entry.whom() + " may be written to again");
            return Response.seeOther(HERE).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page("", null, Form.EMPTY, FormErrors.of("", violation.getMessage()))).build();
        }
    }
}
