package dev.linkwright.prospect.bulk;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class BulkChanges implements PanacheRepository<BulkChange> {

    /** Who was not changed, in words, and why. */
    public record Refusal(String who, String reason) {
    }

    public BulkChange require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("bulk change " + id));
    }

    public void refused(long bulkId, int nth, String who, String reason) {
        getEntityManager().createNativeQuery("insert into bulk_refusal (bulk_id, nth, who, reason) values (?1, ?2, ?3, ?4)")
            .setParameter(1, bulkId).setParameter(2, nth).setParameter(3, who).setParameter(4, reason).executeUpdate();
    }

    public List<Refusal> refusals(long bulkId) {
        List<?> rows = getEntityManager().createNativeQuery("select who, reason from bulk_refusal where bulk_id = ?1 order by nth", Object[].class)
            .setParameter(1, bulkId).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Refusal((String) row[0], (String) row[1])).toList();
    }
}
