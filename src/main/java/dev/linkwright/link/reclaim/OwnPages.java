package dev.linkwright.link.reclaim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.Backlink;
import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** The pages of ours that links lead to. */
@ApplicationScoped
public class OwnPages implements PanacheRepository<OwnPage> {

    public OwnPage require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("page " + id));
    }

    /** The page a link leads to, once it is watched. */
    public Optional<OwnPage> of(Backlink link) {
        return find("brand = ?1 and targetKey = (select b.targetKey from Backlink b where b.id = ?2)", link.brand(), link.id()).firstResultOptional();
    }

    public List<OwnPage> goneOf(Brand brand) {
        return list("brand = ?1 and state = ?2 order by missingSince desc, id", brand, OwnPage.State.GONE);
    }

    boolean isGone(Backlink link) {
        return of(link).filter(OwnPage::isGone).isPresent();
    }

    /** From now on the page this link leads to is visited; twice is once. */
    void watch(Backlink link, Instant now) {
        getEntityManager().createNativeQuery("""
            insert into own_page (brand_id, target_key, url, next_visit_at)
            select brand_id, target_key, target_url, ?2 from backlink where id = ?1 and target_key <> '*' on conflict do nothing
            """).setParameter(1, link.id()).setParameter(2, now).executeUpdate();
    }

    /** Takes in the targets of links that came by the file: nothing happens to those until a check sees them change. */
    int watchAll(Instant now) {
        return getEntityManager().createNativeQuery("""
            insert into own_page (brand_id, target_key, url, next_visit_at)
            select distinct on (brand_id, target_key) brand_id, target_key, target_url, cast(?1 as timestamptz) from backlink
            where state in ('WON', 'POLICY_RISK', 'AT_RISK', 'LOST') and target_key <> '*'
            order by brand_id, target_key, id
            on conflict do nothing
            """).setParameter(1, now).executeUpdate();
    }

    /** How many links that are still there lead to it. */
    public long liveLinksTo(OwnPage page) {
        return ((Number) getEntityManager().createNativeQuery("select count(*) from backlink where brand_id = ?1 and target_key = ?2 and state in ('WON', 'POLICY_RISK', 'AT_RISK')")
            .setParameter(1, page.brand().id()).setParameter(2, page.targetKey()).getSingleResult()).longValue();
    }
}
