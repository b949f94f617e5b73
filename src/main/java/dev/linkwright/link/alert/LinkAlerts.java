package dev.linkwright.link.alert;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;

/** All news about links. */
@ApplicationScoped
public class LinkAlerts implements PanacheRepository<LinkAlert> {

    public LinkAlert require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("alert " + id));
    }

    /** Newest first, starting below an id. */
    public List<LinkAlert> of(Brand brand, long idBelow, int limit) {
        return find("from LinkAlert a join fetch a.backlink where a.brand = ?1 and a.id < ?2 order by a.id desc", brand, idBelow).page(Page.ofSize(limit)).list();
    }

    /** With their links and brands, oldest first. */
    public List<LinkAlert> these(List<?> ids) {
        return ids.isEmpty() ? List.of() : list("from LinkAlert a join fetch a.backlink join fetch a.brand where a.id in ?1 order by a.id", ids);
    }

    /** Everything of this kind that waits, noted at once; returns how many. */
    public int noteAll(Brand brand, AlertKind kind, User by, Instant now) {
        return update("notedAt = ?1, notedBy = ?2 where brand = ?3 and kind = ?4 and notedAt is null", now, by.id(), brand, kind);
    }
}
