package dev.linkwright.site;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

@ApplicationScoped
public class Sites implements PanacheRepository<Site> {

    public Site require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("site " + id));
    }

    /** The site of this domain, also when the domain was given up in a merge. */
    public Optional<Site> byDomain(RegistrableDomain domain) {
        return find("domain", domain.name()).firstResultOptional().or(() -> getEntityManager()
                .createNativeQuery("select s.* from site s join site_alias a on a.site_id = s.id where a.domain = ?1", Site.class)
                .setParameter(1, domain.name()).getResultStream().findFirst().map(Site.class::cast));
    }

    /** Where a site that was merged into another one is found now. */
    public OptionalLong mergedInto(long oldId) {
        return getEntityManager().createNativeQuery("select site_id from site_alias where merged_site_id = ?1 order by merged_at desc limit 1", Long.class)
                .setParameter(1, oldId).getResultStream().mapToLong(id -> ((Number) id).longValue()).findFirst();
    }

    /** The domains this site was also known by. */
    public List<String> aliases(long id) {
        return getEntityManager().createNativeQuery("select domain from site_alias where site_id = ?1 order by domain", String.class)
                .setParameter(1, id).getResultStream().map(Object::toString).toList();
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
