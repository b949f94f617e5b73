package dev.linkwright.link.webhook;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.brand.Brand;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** One webhook a brand at most. */
@ApplicationScoped
public class Webhooks implements PanacheRepository<Webhook> {

    public Optional<Webhook> of(Brand brand) {
        return find("brand", brand).firstResultOptional();
    }
}
