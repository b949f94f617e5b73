package dev.linkwright.prospect.triage;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.view.ViewQuery;
import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

@ApplicationScoped
class TriageRuns implements PanacheRepository<TriageRun> {

    /** Left alone for this long, the next look begins anew: what was skipped is shown again. */
    private static final Duration ALIVE = Duration.ofHours(12);

    Optional<TriageRun> going(Brand brand, User person, ViewQuery query, Instant now) {
        return find("brandId = ?1 and userId = ?2 and query = ?3 and usedAt > ?4 order by id desc", brand.id(), person.id(), query.encoded(), now.minus(ALIVE))
            .firstResultOptional();
    }

    TriageRun require(long id, User person) {
        return findByIdOptional(id).filter(run -> run.userId() == person.id()).orElseThrow(() -> new NotFound("triage " + id));
    }
}
