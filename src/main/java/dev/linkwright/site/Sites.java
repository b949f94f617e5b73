package dev.linkwright.site;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
public class Sites implements PanacheRepository<Site> {

    public Site require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("site " + id));
    }

    public Optional<Site> byDomain(RegistrableDomain domain) {
        return find("domain", domain.name()).firstResultOptional();
    }

    /** The one row of this domain, made if need be; two transactions that race get the same one. */
    public Site findOrCreate(RegistrableDomain domain, Instant now) {
        return byDomain(domain).orElseGet(() -> {
            getEntityManager()
                    .createNativeQuery("insert into site (domain, created_at) values (?1, ?2) on conflict (domain) do nothing")
                    .setParameter(1, domain.name())
                    .setParameter(2, now)
                    .executeUpdate();
            return byDomain(domain).orElseThrow();
        });
    }
}
