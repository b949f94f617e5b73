package dev.linkwright.link.webhook;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;

/** Makes, changes and ends a brand's webhook; each leaves a line in the audit log. */
@ApplicationScoped
public class KeepWebhook {

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final QueueDeliveries queue;
    private final AuditLog audit;

    KeepWebhook(Webhooks webhooks, WebhookDeliveries deliveries, QueueDeliveries queue, AuditLog audit) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.queue = queue;
        this.audit = audit;
    }

    /** @param secret to be shown this once; null when only the address changed */
    public record Kept(Webhook webhook, String secret) {}

    /** @throws RuleViolation naming {@code url} */
    @Transactional
    public Kept leadTo(Brand brand, String url, User by, Instant now) {
        Webhook known = webhooks.of(brand).orElse(null);
        if (known != null) {
            known.leadTo(url);
            audit.record(by, "changed the webhook", brand.name(), known.url(), now);
            return new Kept(known, null);
        }
        Webhook made = new Webhook(brand, url, by, now);
        String secret = made.newSecret();
        webhooks.persist(made);
        audit.record(by, "made a webhook", brand.name(), made.url(), now);
        return new Kept(made, secret);
    }

    /** @return the new secret, to be shown this once */
    @Transactional
    public String newSecret(Brand brand, User by, Instant now) {
        audit.record(by, "made a new webhook secret", brand.name(), "", now);
        return require(brand).newSecret();
    }

    @Transactional
    public void pause(Brand brand, boolean paused, User by, Instant now) {
        Webhook webhook = require(brand);
        if (paused) webhook.pause(now);
        else webhook.resume();
        audit.record(by, paused ? "paused the webhook" : "resumed the webhook", brand.name(), webhook.url(), now);
    }

    @Transactional
    public void end(Brand brand, User by, Instant now) {
        Webhook webhook = require(brand);
        audit.record(by, "ended the webhook", brand.name(), webhook.url(), now);
        webhooks.delete(webhook);
    }

    /** A notice that says it is a test, due at once. */
    @Transactional
    public WebhookDelivery test(Brand brand, Instant now) {
        return queue.test(require(brand), now);
    }

    /** @throws RuleViolation when it arrived already */
    @Transactional
    public WebhookDelivery again(Brand brand, long deliveryId, Instant now) {
        WebhookDelivery delivery = deliveries.require(require(brand), deliveryId);
        if (!delivery.mayBeTriedAgain()) throw new RuleViolation("", "This notice arrived; it is not sent twice.");
        delivery.again(now);
        return delivery;
    }

    private Webhook require(Brand brand) {
        return webhooks.of(brand).orElseThrow(() -> new NotFound("webhook of " + brand.name()));
    }
}
