package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Sets;
import dev.linkwright.site.Site;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
public class Prospects implements PanacheRepository<Prospect> {

    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    public Prospect require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("prospect " + id));
    }

    public Optional<Prospect> of(Brand brand, Site site) {
        return find("brand = ?1 and site = ?2", brand, site).firstResultOptional();
    }

    public Optional<Prospect> of(long brandId, long siteId) {
        return find("brand.id = ?1 and site.id = ?2", brandId, siteId).firstResultOptional();
    }

    public List<Prospect> at(Site site) {
        return list("site = ?1 order by id", site);
    }

    /** The one prospect of this brand at this site, made if need be and ranked soon after; two transactions that race get the same one. */
    public Prospect findOrCreate(Brand brand, Site site, Instant now) {
        return of(brand, site).orElseGet(() -> {
            getEntityManager().createNativeQuery("""
                    insert into prospect (brand_id, site_id, domain, stage, stage_since, created_at)
                    values (?1, ?2, ?3, 'NEW', ?4, ?4) on conflict (brand_id, site_id) do nothing""")
                    .setParameter(1, brand.id()).setParameter(2, site.id()).setParameter(3, site.domain()).setParameter(4, now)
                    .executeUpdate();
            markStale(brand.id(), now);
            return of(brand, site).orElseThrow();
        });
    }

    /** Nobody there may be written to any more: they sink and say so. {@code brandId} null: for every brand. */
    public void suppressed(String domain, Long brandId, Instant at) {
        getEntityManager().flush();
        getEntityManager().createNativeQuery("""
                update prospect set excluded_because = ?3 where domain = ?1 and (brand_id = ?2 or ?2 = 0) and stage <> 'DISQUALIFIED'""")
                .setParameter(1, domain).setParameter(2, brandId == null ? 0L : brandId)
                .setParameter(3, "Suppressed, " + SINCE.format(at.atZone(ZoneOffset.UTC))).executeUpdate();
    }

    /** A mail to somebody at a prospect's site left; {@code why} says which. */
    public record Contacted(long prospectId, String why, Instant at) { }

    // Forward only: what people have said or won since is not taken back by a mail. Held in the order of their ids.
    private static final String CONTACTED = """
            with w as (select distinct on (id) * from unnest(?, ?, ?) w(id, why, at) order by id, at desc),
            held as (select p.id, p.stage from prospect p join w on w.id = p.id order by p.id for update of p),
            moved as (update prospect p set last_touch_at = greatest(p.last_touch_at, w.at),
                          stage = case when held.stage = any(?) then 'CONTACTED' else held.stage end,
                          stage_since = case when held.stage = any(?) then w.at else p.stage_since end
                      from held join w on w.id = held.id where p.id = held.id
                      returning p.id, held.stage as was, p.stage as now, w.why, w.at)
            insert into prospect_event (prospect_id, at, from_stage, to_stage, why) select id, at, was, now, why from moved where now <> was""";

    private static final String[] BEFORE_CONTACTED = Arrays.stream(Stage.values())
            .filter(stage -> stage.mayBecome(Stage.CONTACTED) && (stage == Stage.LOST || stage.compareTo(Stage.CONTACTED) < 0)).map(Stage::name).toArray(String[]::new);

    /** Many at once: who was not contacted yet is from now on, with the event, and all were touched. */
    public void contacted(List<Contacted> news) {
        Sets.change(getEntityManager(), CONTACTED, news.stream().map(Contacted::prospectId).toArray(Long[]::new), news.stream().map(Contacted::why).toArray(String[]::new),
                news.stream().map(Contacted::at).toArray(Instant[]::new), BEFORE_CONTACTED, BEFORE_CONTACTED);
    }

    boolean areAtMost(int most, long brandId) {
        return ((Number) getEntityManager().createNativeQuery("select coalesce(sum(n), 0) from prospect_count where brand_id = ?1").setParameter(1, brandId)
                .getSingleResult()).longValue() <= most;
    }

    /** Something that the ranking stands on has changed; the job ranks the brand anew. */
    public void markStale(long brandId, Instant now) {
        getEntityManager().createNativeQuery("""
                insert into brand_ranking (brand_id, stale_since) values (?1, ?2)
                on conflict (brand_id) do update set stale_since = excluded.stale_since""")
                .setParameter(1, brandId).setParameter(2, now).executeUpdate();
    }
}
