package dev.linkwright.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.webhook.KeepWebhook;
import dev.linkwright.link.webhook.Webhook;
import dev.linkwright.link.webhook.WebhookDeliveries;
import dev.linkwright.link.webhook.WebhookDelivery;
import dev.linkwright.link.webhook.Webhooks;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;

@Path("/api/v1/brands/{brandId}/webhook")
@Tag(name = "Links")
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
public class BrandWebhookResource {

    @Inject Brands brands;
    @Inject Webhooks webhooks;
    @Inject WebhookDeliveries deliveries;
    @Inject KeepWebhook keep;
    @Inject CurrentUser current;
    @Inject InstantSource clock;

    record Address(String url) {}

    /** @param secret only in the answer that made it; null ever after */
    record WebhookJson(long id, String url, boolean paused, Instant createdAt, String secret) {
        static WebhookJson of(Webhook webhook, String secret) {
            return new WebhookJson(webhook.id(), webhook.url(), webhook.isPaused(), webhook.createdAt(), secret);
        }
    }

    record DeliveryJson(long id, UUID delivery, String event, int tries, int lastStatus, String lastAnswer, Instant createdAt, Instant lastTriedAt, Instant deliveredAt,
                        Instant givenUpAt, Instant nextTryAt) {
        static DeliveryJson of(WebhookDelivery one) {
            return new DeliveryJson(one.id(), one.publicId(), one.event(), one.tries(), one.lastStatus(), one.lastAnswer(), one.createdAt(), one.lastTriedAt(), one.deliveredAt(),
                one.givenUpAt(), one.nextTryAt());
        }
    }

    @GET
    @Operation(summary = "Where a brand's alerts are posted to")
    public WebhookJson get(long brandId) {
        return WebhookJson.of(require(brandId), null);
    }

    @PUT
    @Operation(summary = "Make it, or change its address", description = "The answer that makes it holds the secret, this once. Notices carry Linkwright-Signature: t=seconds,v1=hex of HMAC-SHA-256 over seconds, a dot and the body.")
    public WebhookJson leadTo(long brandId, Address asked) {
        if (asked == null) throw new RuleViolation("url", "Send url as JSON.");
        KeepWebhook.Kept kept = keep.leadTo(brands.require(brandId), asked.url(), current.user(), clock.instant());
        return WebhookJson.of(kept.webhook(), kept.secret());
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(summary = "End it; its log goes with it")
    public void end(long brandId) {
        keep.end(brands.require(brandId), current.user(), clock.instant());
    }

    @POST
    @Path("test")
    @ResponseStatus(202)
    @Operation(summary = "Post a test within seconds")
    public DeliveryJson test(long brandId) {
        return DeliveryJson.of(keep.test(brands.require(brandId), clock.instant()));
    }

    @GET
    @Path("deliveries")
    @Operation(summary = "The log, newest first")
    public Page<DeliveryJson> log(long brandId, @RestQuery Integer limit, @RestQuery String cursor) {
        int size = Paging.limit(limit);
        return Page.of(deliveries.of(require(brandId), Paging.idBelow(cursor), size + 1), size, d -> Paging.cursor(d.id())).map(DeliveryJson::of);
    }

    private Webhook require(long brandId) {
        Brand brand = brands.require(brandId);
        return webhooks.of(brand).orElseThrow(() -> new NotFound("webhook of " + brand.name()));
    }
}
