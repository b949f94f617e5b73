package dev.linkwright.prospect.gap;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The questions about the link gap of a brand. Rows come most competitors first, then the strongest, then by name, read off the index
 * {@code referring_site_ranked}; what each row shows besides is looked up for that page alone.
 */
@ApplicationScoped
public class LinkGap {

    private static final String ROWS = """
        select r.site_id, r.domain, s.title, r.competitors, array(
                   select coalesce(max(l.links), 0) from unnest(r.competitors) with ordinality c (name, nth)
                   left join competitor_link l on l.brand_id = r.brand_id and l.competitor = c.name and l.site_id = r.site_id
                   group by c.nth order by c.nth) as counts,
               r.authority, r.ours, r.spam, p.id, p.stage, p.score
        from (select r.* from referring_site r where %s order by r.n desc, r.authority desc nulls last, r.domain limit :limit offset :offset) r
        join site s on s.id = r.site_id
        left join prospect p on p.brand_id = r.brand_id and p.site_id = r.site_id
        order by r.n desc, r.authority desc nulls last, r.domain
        """;

    private final EntityManager entities;

    LinkGap(EntityManager entities) {
        this.entities = entities;
    }

    public List<GapRow> find(Brand brand, GapFilter filter, long offset, int limit) {
        Query query = bound(ROWS.formatted(filter.where()), filter.parameters(brand.id()));
        query.setParameter("limit", limit).setParameter("offset", offset);
        return ((List<?>) query.getResultList()).stream().map(row -> row((Object[]) row)).toList();
    }

    /** A sum over the tally, which has a few hundred rows where there are a million sites. */
    public long count(Brand brand, GapFilter filter) {
        return ((Number) bound("select coalesce(sum(r.sites), 0) from gap_tally r where " + filter.where(), filter.parameters(brand.id())).getSingleResult()).longValue();
    }

    /** Whether any file of competitors' links was brought at all. */
    public boolean isEmpty(Brand brand) {
        return entities.createNativeQuery("select 1 from competitor_count where brand_id = ?1 limit 1").setParameter(1, brand.id()).getResultList().isEmpty();
    }

    /** The competitors changed and the rows are not counted anew yet. */
    public boolean isBeingCounted(Brand brand) {
        return !entities.createNativeQuery("select 1 from brand_gap where brand_id = ?1 and stale_since is not null").setParameter(1, brand.id())
            .getResultList().isEmpty();
    }

    /** Counts beside the competitors'. */
    public GapToAverage compared(Brand brand) {
        List<?> found = entities.createNativeQuery("""
            select competitor, sites, sources, as_of from competitor_count where brand_id = ?1 order by sites desc, competitor""", Object[].class)
            .setParameter(1, brand.id()).getResultList();
        List<GapToAverage.Row> rows = found.stream().map(Object[].class::cast)
            .map(row -> new GapToAverage.Row((String) row[0], ((Number) row[1]).longValue(), List.of((String[]) row[2]), day(row[3]))).toList();
        List<GapToAverage.Row> theirs = rows.stream().filter(row -> brand.competitors().contains(row.competitor())).toList();
        boolean ownFile = rows.stream().anyMatch(row -> brand.domains().contains(row.competitor()));
        List<String> without = brand.competitors().stream().filter(name -> theirs.stream().noneMatch(row -> row.competitor().equals(name))).toList();
        return new GapToAverage(count(brand, GapFilter.linkingToUs()), ownFile, theirs, without);
    }

    private Query bound(String sql, Map<String, Object> parameters) {
        Query query = entities.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query;
    }

    private static GapRow row(Object[] row) {
        String[] names = (String[]) row[3];
        Object[] counts = (Object[]) row[4];
        List<GapRow.Link> links = IntStream.range(0, names.length)
            .mapToObj(i -> new GapRow.Link(names[i], ((Number) counts[i]).longValue())).toList();
        Optional<GapRow.Known> known = row[8] == null ? Optional.empty()
            : Optional.of(new GapRow.Known(((Number) row[8]).longValue(), Stage.valueOf((String) row[9]), ((Number) row[10]).doubleValue()));
        return new GapRow(((Number) row[0]).longValue(), (String) row[1], (String) row[2], links,
            Optional.ofNullable(row[5]).map(value -> ((Number) value).doubleValue()), (Boolean) row[6], (Boolean) row[7], known);
    }

    private static LocalDate day(Object value) {
        return value instanceof LocalDate day ? day : ((Date) value).toLocalDate();
    }
}
