package dev.linkwright.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;

/** The open rank lists that count for every brand: the newest edition of each publisher. */
@ApplicationScoped
public class RankLists {

    private final EntityManager entities;

    RankLists(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * One list.
     *
     * @param estimates what it estimates where no paid figure is known: "authority" or "traffic"
     * @param size      how many ranks the publisher hands out, N of 1 - ln(rank) / ln(N)
     * @param entries   how many domains of it we hold
     */
    public record Edition(String source, String estimates, LocalDate asOf, long size, long entries) {
    }

    public List<Edition> current() {
        List<?> rows = entities.createNativeQuery("""
            select source, case measures when 'AUTHORITY' then 'authority' else 'traffic' end, as_of, size, entries from rank_list
            where id in (select max(id) from rank_list group by source) order by source""", Object[].class).getResultList();
        return rows.stream().map(Object[].class::cast)
            .map(row -> new Edition((String) row[0], (String) row[1], row[2] instanceof LocalDate day ? day : ((java.sql.Date) row[2]).toLocalDate(),
                ((Number) row[3]).longValue(), ((Number) row[4]).longValue())).toList();
    }
}
