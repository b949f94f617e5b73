package dev.linkwright.imports;

import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
public class Imports implements PanacheRepository<Import> {

    public Import require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("import " + id));
    }

    /** Newest first, with an id below {@code idBelow}. */
    public List<Import> of(Brand brand, long idBelow, int limit) {
        return find("brand = ?1 and id < ?2 order by id desc", brand, idBelow).page(0, limit).list();
    }

    /** An earlier import of the very same file that still stands. */
    Optional<Import> ofSameFile(Brand brand, String hash) {
        return find("brand = ?1 and fileHash = ?2 and state = ?3 order by id desc", brand, hash, ImportState.DONE).firstResultOptional();
    }

    /** Refused rows above {@code rowAbove}, in the order of the file. */
    public List<Refusal> refusals(long importId, long rowAbove, int limit) {
        List<?> rows = getEntityManager().createNativeQuery("""
            select row_no, line_no, reason, cells from import_refusal where import_id = ?1 and row_no > ?2 order by row_no limit ?3""", Object[].class)
            .setParameter(1, importId).setParameter(2, rowAbove).setParameter(3, limit).getResultList();
        return rows.stream().map(Object[].class::cast)
            .map(row -> new Refusal(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (String) row[2], List.of((String[]) row[3])))
            .toList();
    }

    /** The reasons of refused rows, the most frequent first, with a few of their rows. */
    public List<RefusalReason> reasons(long importId, int limit) {
        List<?> rows = getEntityManager().createNativeQuery("""
            select min(reason), count(*), string_agg(cast(row_no as text), ', ' order by row_no) filter (where nth <= 3)
            from (select *, row_number() over (partition by kind order by row_no) as nth
                  -- what stands in quotes is the value of one row, not the reason
                  from (select *, regexp_replace(reason, '“[^”]*”', '', 'g') as kind from import_refusal where import_id = ?1) k) n
            group by kind order by count(*) desc, min(row_no) limit ?2""", Object[].class)
            .setParameter(1, importId).setParameter(2, limit).getResultList();
        return rows.stream().map(Object[].class::cast)
            .map(row -> new RefusalReason((String) row[0], ((Number) row[1]).longValue(), (String) row[2])).toList();
    }

    /** One refused row. */
    public record Refusal(long row, long line, String reason, List<String> cells) {
    }

    /** Why rows were refused: the reason on one of them, how many, and the first row numbers, "118, 240, 241". */
    public record RefusalReason(String example, long count, String firstRows) {

        public long more() {
            return Math.max(0, count - 3);
        }
    }
}
