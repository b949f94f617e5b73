package dev.linkwright.link.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.alert.AlertRaised;
import dev.linkwright.link.alert.LinkAlert;
import dev.linkwright.system.SystemMail;

/** Writes an alert down as a notice to its brand's webhook; heard in the alert's transaction, so neither is without the other. */
@ApplicationScoped
class QueueDeliveries {

    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private final ObjectMapper json;
    private final SystemMail addresses;

    QueueDeliveries(Webhooks webhooks, WebhookDeliveries deliveries, ObjectMapper json, SystemMail addresses) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.json = json;
        this.addresses = addresses;
    }

    void raised(@Observes AlertRaised news) {
        LinkAlert alert = news.alert();
        webhooks.of(alert.brand()).filter(w -> !w.isPaused()).ifPresent(webhook -> {
            UUID id = UUID.randomUUID();
            deliveries.persist(new WebhookDelivery(webhook, alert.id(), id, alert.kind().event(), body(id, alert), alert.at()));
        });
    }

    WebhookDelivery test(Webhook webhook, Instant now) {
        UUID id = UUID.randomUUID();
        Map<String, Object> body = head(id, "test", now, webhook.brand());
        body.put("words", "A test of the webhook of " + webhook.brand().name());
        WebhookDelivery delivery = new WebhookDelivery(webhook, null, id, "test", written(body), now);
        deliveries.persist(delivery);
        return delivery;
    }

    private String body(UUID id, LinkAlert alert) {
        Backlink link = alert.backlink();
        Map<String, Object> body = head(id, alert.kind().event(), alert.at(), alert.brand());
        body.put("words", alert.words());
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("id", link.id());
        about.put("pageUrl", link.pageUrl());
        about.put("targetUrl", link.targetUrl());
        about.put("state", link.state().name());
        about.put("qualifiers", link.qualifiers());
        about.put("anchor", link.anchor());
        about.put("promisedFor", link.promisedFor() == null ? null : link.promisedFor().toString());
        about.put("url", addresses.link("/links/" + link.id()));
        body.put("link", about);
        return written(body);
    }

    private static Map<String, Object> head(UUID id, String event, Instant at, Brand brand) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id.toString());
        body.put("event", event);
        body.put("at", at.toString());
        body.put("brand", Map.of("id", brand.id(), "name", brand.name()));
        return body;
    }

    private String written(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
