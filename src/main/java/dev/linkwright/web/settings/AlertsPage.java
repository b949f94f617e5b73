package dev.linkwright.web.settings;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.webhook.DeliverWebhooks;
import dev.linkwright.link.webhook.KeepWebhook;
import dev.linkwright.link.webhook.Webhook;
import dev.linkwright.link.webhook.WebhookDeliveries;
import dev.linkwright.link.webhook.WebhookDelivery;
import dev.linkwright.link.webhook.Webhooks;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
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

/** Where news about links goes besides the Today page: the brand's webhook with its log. The mail digest is everybody's own, on their profile. */
@Path("/settings/alerts")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class AlertsPage {

    private static final URI HERE = URI.create("/settings/alerts");
    private static final int LOG = 50;

    @Inject
    Webhooks webhooks;
    @Inject
    WebhookDeliveries deliveries;
    @Inject
    KeepWebhook keep;
    @Inject
    DeliverWebhooks deliver;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "settings")
    static class Templates {
        static native TemplateInstance alerts(Brand brand, Webhook webhook, List<WebhookDelivery> log, boolean mayChange, String url, String secret, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return page(null, null, FormErrors.none());
    }

    /** A new secret is on the answer itself and nowhere else: it is never shown again. */
    @POST
    @Path("webhook")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public Response leadTo(@RestForm String url) {
        try {
            KeepWebhook.Kept kept = keep.leadTo(currentBrand.brand(), url, currentUser.user(), clock.instant());
            if (kept.secret() != null) {
                return Response.ok(page(null, kept.secret(), FormErrors.none())).build();
            }
            flash.say("Saved");
            return Response.seeOther(HERE).build();
        } catch (RuleViolation no) {
            return Response.status(422).entity(page(url, null, FormErrors.of(no))).build();
        }
    }

    @POST
    @Path("webhook/secret")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public Response newSecret() {
        return Response.ok(page(null, keep.newSecret(currentBrand.brand(), currentUser.user(), clock.instant()), FormErrors.none())).build();
    }

    @POST
    @Path("webhook/pause")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public Response pause(@RestForm boolean paused) {
        keep.pause(currentBrand.brand(), paused, currentUser.user(), clock.instant());
        flash.say(paused ? "Paused. News from now on is not posted." : "Resumed. What waited leaves now.");
        return Response.seeOther(HERE).build();
    }

    @POST
    @Path("webhook/removal")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public Response end() {
        keep.end(currentBrand.brand(), currentUser.user(), clock.instant());
        flash.say("The webhook and its log are gone");
        return Response.seeOther(HERE).build();
    }

    @POST
    @Path("webhook/test")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public Response test() {
        keep.test(currentBrand.brand(), clock.instant());
        deliver.run(clock.instant());
        flash.say("A test was posted; the log says what came of it");
        return Response.seeOther(HERE).build();
    }

    @POST
    @Path("webhook/deliveries/{id}/again")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public Response again(long id) {
        try {
            keep.again(currentBrand.brand(), id, clock.instant());
            deliver.run(clock.instant());
            flash.say("Tried again; the log says what came of it");
        } catch (RuleViolation no) {
            flash.say(no.getMessage());
        }
        return Response.seeOther(HERE).build();
    }

    private TemplateInstance page(String typed, String secret, FormErrors errors) {
        Brand brand = currentBrand.brand();
        Webhook webhook = brand == null ? null : webhooks.of(brand).orElse(null);
        List<WebhookDelivery> log = webhook == null ? List.of() : deliveries.of(webhook, Long.MAX_VALUE, LOG);
        boolean mayChange = currentUser.user().role() != Role.SPECIALIST;
        return Templates.alerts(brand, webhook, log, mayChange, typed != null ? typed : webhook == null ? "" : webhook.url(), secret, errors);
    }
}
