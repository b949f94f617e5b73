package dev.linkwright.link.webhook;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;

/** The log of notices. */
@ApplicationScoped
public class WebhookDeliveries implements PanacheRepository<WebhookDelivery> {

    WebhookDelivery require(Webhook webhook, long id) {
        return find("webhook = ?1 and id = ?2", webhook, id).firstResultOptional().orElseThrow(() -> new NotFound("notice " + id));
    }

    /** Newest first, starting below an id. */
    public List<WebhookDelivery> of(Webhook webhook, long idBelow, int limit) {
        return find("webhook = ?1 and id < ?2 order by id desc", webhook, idBelow).page(Page.ofSize(limit)).list();
    }
}
