package dev.linkwright.prospect.view;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The views people saved, and where each begins. Nobody sees another's private view, not even that it is there. */
@ApplicationScoped
public class SavedViews implements PanacheRepository<SavedView> {

    public static final int MOST = 30;

    /** The team's and one's own, by name. */
    public List<SavedView> seenBy(User person, Brand brand) {
        return list("brandId = ?1 and (shared = true or userId = ?2) order by lower(name), id", brand.id(), person.id());
    }

    /** @throws NotFound also for another's private view */
    public SavedView require(long id, User person) {
        return findByIdOptional(id).filter(view -> view.isSeenBy(person)).orElseThrow(() -> new NotFound("view " + id));
    }

    /** @throws RuleViolation naming {@code name} when it is taken or missing, or a word of the query that means nothing */
    @Transactional
    public SavedView save(Brand brand, User owner, String name, ViewQuery query, boolean shared, Instant now) {
        query.filter(brand, owner, now);
        query.sort();
        SavedView view = new SavedView(brand.id(), owner, name, query, shared, now);
        requireFree(view.name(), brand.id(), owner, 0);
        if (count("brandId = ?1 and userId = ?2", brand.id(), owner.id()) >= MOST) {
            throw new RuleViolation("name", "You have " + MOST + " views already. Delete one first.");
        }
        persist(view);
        return view;
    }

    @Transactional
    public SavedView rename(long id, String name, boolean shared, User by) {
        SavedView view = requireChangeable(id, by);
        requireFree(SavedView.checked(name), view.brandId(), by, id);
        view.rename(name);
        view.share(shared);
        if (!shared) {
            getEntityManager().createNativeQuery("delete from saved_view_default where view_id = ?1 and user_id <> ?2")
                .setParameter(1, id).setParameter(2, view.userId()).executeUpdate();
        }
        return view;
    }

    /** The view shows something else from now on. */
    @Transactional
    public SavedView change(long id, Brand brand, ViewQuery query, User by, Instant now) {
        query.filter(brand, by, now);
        query.sort();
        SavedView view = requireChangeable(id, by);
        view.show(query);
        return view;
    }

    @Transactional
    public SavedView remove(long id, User by) {
        SavedView view = requireChangeable(id, by);
        delete(view);
        return view;
    }

    /** Where this person begins from now on. */
    @Transactional
    public SavedView beginWith(long id, User person) {
        SavedView view = require(id, person);
        getEntityManager().createNativeQuery("""
            insert into saved_view_default (user_id, brand_id, view_id) values (?1, ?2, ?3)
            on conflict (user_id, brand_id) do update set view_id = excluded.view_id""")
            .setParameter(1, person.id()).setParameter(2, view.brandId()).setParameter(3, id).executeUpdate();
        return view;
    }

    @Transactional
    public void beginWithAll(Brand brand, User person) {
        getEntityManager().createNativeQuery("delete from saved_view_default where user_id = ?1 and brand_id = ?2")
            .setParameter(1, person.id()).setParameter(2, brand.id()).executeUpdate();
    }

    public Optional<SavedView> firstOf(User person, Brand brand) {
        List<?> ids = getEntityManager().createNativeQuery("select view_id from saved_view_default where user_id = ?1 and brand_id = ?2", Long.class)
            .setParameter(1, person.id()).setParameter(2, brand.id()).getResultList();
        return ids.stream().map(id -> findById((Long) id)).filter(view -> view.isSeenBy(person)).findFirst();
    }

    private SavedView requireChangeable(long id, User by) {
        SavedView view = require(id, by);
        if (!view.mayBeChangedBy(by)) {
            throw new RuleViolation("view", "“" + view.name() + "” belongs to somebody else. Save one of your own, or ask a manager.");
        }
        return view;
    }

    private void requireFree(String name, long brandId, User person, long but) {
        if (count("brandId = ?1 and (shared = true or userId = ?2) and lower(name) = lower(?3) and id <> ?4", brandId, person.id(), name, but) > 0) {
            throw new RuleViolation("name", "There is a view “" + name + "” already.");
        }
    }
}
