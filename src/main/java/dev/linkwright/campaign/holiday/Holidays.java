package dev.linkwright.campaign.holiday;

import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Sets;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

@ApplicationScoped
public class Holidays implements PanacheRepository<Holiday> {

    /** @param country ISO 3166-1, or null when it is not known where somebody lives: then only the brand's count */
    public Set<LocalDate> of(long brandId, String country) {
        return new HashSet<>(getEntityManager().createQuery("select h.day from Holiday h where h.brandId = ?1 or h.country = ?2", LocalDate.class)
                .setParameter(1, brandId).setParameter(2, country == null ? "" : country).getResultList());
    }

    /** The same for some brands and every country, asked once. */
    public BiFunction<Long, String, Set<LocalDate>> ofBrands(Collection<Long> brandIds) {
        Map<Object, Set<LocalDate>> days = new HashMap<>();
        Sets.ask(getEntityManager(), "select day, country, brand_id from holiday where brand_id is null or brand_id = any(?)", row ->
                days.computeIfAbsent(row.getString(2) == null ? (Object) row.getLong(3) : row.getString(2), whose -> new HashSet<>()).add(row.getObject(1, LocalDate.class)),
                (Object) Sets.ids(brandIds));
        return (brandId, country) -> {
            Set<LocalDate> both = new HashSet<>(days.getOrDefault(brandId, Set.of()));
            both.addAll(days.getOrDefault(country == null ? "" : country, Set.of()));
            return both;
        };
    }

    /** From this day on, soonest first. */
    public List<Holiday> from(LocalDate day) {
        return list("day >= ?1 order by day, country, id", day);
    }

    public Holiday require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("holiday"));
    }

    Optional<Holiday> same(Holiday other) {
        return find("day = ?1 and coalesce(country, '') = ?2 and coalesce(brandId, 0L) = ?3", other.day(), other.country() == null ? "" : other.country(),
                other.brandId() == null ? 0L : other.brandId()).firstResultOptional();
    }

    /** The one that stands already for that day, or a new one. */
    public Holiday add(LocalDate day, String name, String country, Long brandId) {
        Holiday holiday = new Holiday(day, name, country, brandId);
        return same(holiday).orElseGet(() -> {
            persistAndFlush(holiday);
            return holiday;
        });
    }
}
