package dev.linkwright.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.Wanted;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** What pages are read for, brand by brand; looked up once in a while and not for each of thousands of links. */
@ApplicationScoped
class WantedOfBrands {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private record Known(List<String> domains, List<String> names, List<String> keywords, List<String> notFollowedBy, AnotherPage anotherPage, Instant at) {}

    private final Brands brands;
    private final Map<Long, Known> known = new ConcurrentHashMap<>();

    WantedOfBrands(Brands brands) {
        this.brands = brands;
    }

    /** @param target empty: any page of the brand */
    Wanted wanted(long brandId, Optional<WebAddress> target, Instant now) {
        Known brand = known.compute(brandId, (id, before) -> before != null && Duration.between(before.at(), now).abs().compareTo(KEPT) < 0 ? before : read(id, now));
        return new Wanted(target, brand.domains(), brand.names(), brand.keywords(), brand.notFollowedBy(), brand.anotherPage());
    }

    /** The brand as it is at this moment. */
    Wanted fresh(long brandId, Optional<WebAddress> target, Instant now) {
        known.remove(brandId);
        return wanted(brandId, target, now);
    }

    private Known read(long id, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Brand brand = brands.require(id);
            return new Known(List.copyOf(brand.domains()), List.copyOf(brand.names()), List.copyOf(brand.keywords()), List.copyOf(brand.notFollowedBy()), brand.anotherPage(), now);
        });
    }
}
