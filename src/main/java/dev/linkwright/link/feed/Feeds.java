package dev.linkwright.link.feed;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** All feeds. */
@ApplicationScoped
public class Feeds implements PanacheRepository<Feed> {

    public Feed require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("feed " + id));
    }

    /** Those in trouble first, then by name. */
    public List<Feed> of(Brand brand) {
        return list("brand = ?1 order by case when trouble is null then 1 else 0 end, title, id", brand);
    }

    Optional<Feed> at(Brand brand, String urlKey) {
        return find("brand = ?1 and urlKey = ?2", brand, urlKey).firstResultOptional();
    }
}
