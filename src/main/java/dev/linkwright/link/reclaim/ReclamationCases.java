package dev.linkwright.link.reclaim;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.link.Backlink;
import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** All cases of links. */
@ApplicationScoped
public class ReclamationCases implements PanacheRepository<Reclamation> {

    public Reclamation require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("reclamation " + id));
    }

    /** The one that is open for this link. */
    public Optional<Reclamation> openOf(Backlink link) {
        return find("backlink = ?1 and state = ?2", link, Outcome.OPEN).firstResultOptional();
    }

    /** The newest, open or not. */
    public Optional<Reclamation> newestOf(Backlink link) {
        return find("backlink = ?1 order by id desc", link).firstResultOptional();
    }

    public List<Reclamation> of(Backlink link) {
        return list("backlink = ?1 order by id desc", link);
    }
}
