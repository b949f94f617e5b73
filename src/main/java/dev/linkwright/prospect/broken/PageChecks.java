package dev.linkwright.prospect.broken;

import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

@ApplicationScoped
public class PageChecks implements PanacheRepository<PageCheck> {

    /** How many links of a check have which verdict. */
    public record Tally(Map<LinkVerdict, Long> counts) {

        public long of(LinkVerdict verdict) {
            return counts.getOrDefault(verdict, 0L);
        }

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Links that nothing more is to be done about. */
        public long settled() {
            return total() - of(LinkVerdict.WAITING) - of(LinkVerdict.GONE_ONCE);
        }

        public long percent() {
            return total() == 0 ? 0 : 100 * settled() / total();
        }

        public long dead() {
            return of(LinkVerdict.DEAD);
        }

        public long suspect() {
            return of(LinkVerdict.SUSPECT);
        }

        public long goneOnce() {
            return of(LinkVerdict.GONE_ONCE);
        }

        public long unknown() {
            return of(LinkVerdict.UNKNOWN);
        }

        public long alive() {
            return of(LinkVerdict.ALIVE);
        }
    }

    public PageCheck require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("page check " + id));
    }

    /** Newest first, below an id. */
    public List<PageCheck> of(Brand brand, long below, int limit) {
        return find("brand = ?1 and id < ?2 order by id desc", brand, below).page(Page.ofSize(limit)).list();
    }

    /** Other looks at the same page, newest first. */
    public List<PageCheck> othersOf(PageCheck check, int limit) {
        return find("brand = ?1 and url = ?2 and id <> ?3 order by id desc", check.brand(), check.url(), check.id()).page(Page.ofSize(limit)).list();
    }

    public Map<Long, Tally> tallies(List<PageCheck> checks) {
        List<Long> ids = checks.stream().map(PageCheck::id).toList();
        List<Object[]> found = getEntityManager().createQuery("""
            select l.check.id, l.verdict, count(l) from OutboundLink l where l.check.id in ?1 group by l.check.id, l.verdict""", Object[].class)
            .setParameter(1, ids).getResultList();
        return ids.stream().collect(Collectors.toMap(id -> id, id -> new Tally(found.stream().filter(row -> row[0].equals(id))
            .collect(Collectors.toMap(row -> (LinkVerdict) row[1], row -> (Long) row[2])))));
    }

    public Tally tally(PageCheck check) {
        return tallies(List.of(check)).get(check.id());
    }
}
