package dev.linkwright.link.ours;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.Visit;
import dev.linkwright.link.VisitPage;
import dev.linkwright.link.inspect.Wanted;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Looks on our own pages whether the links of the checklists are there, weekly until they are. The same inspector as for any other link. */
@ApplicationScoped
public class LookForInternalLinks {

    private static final int AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final Duration AGAIN = Duration.ofDays(7);

    private static final String CLAIM = """
        update internal_link set claimed_until = ?2 where id in (
            select id from internal_link where %s and (claimed_until is null or claimed_until <= ?1) order by next_look_at limit ?3 for update skip locked)
        returning id
        """;

    private record Order(String page, Wanted wanted) {}

    private final InternalLinks links;
    private final VisitPage visit;
    private final EntityManager database;

    LookForInternalLinks(InternalLinks links, VisitPage visit, EntityManager database) {
        this.links = links;
        this.visit = visit;
        this.database = database;
    }

    /** What is due, a few pages; call it outside of a transaction. */
    public void run(Instant now) {
        claim("next_look_at <= ?1", AT_ONCE, now).forEach(id -> look((Long) id, now));
    }

    /**
     * This one, due or not; call it outside of a transaction.
     *
     * @throws RuleViolation when somebody looks at this moment
     */
    public void now(long backlinkId, long id, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> links.require(backlinkId, id));
        if (claim("id = " + id, 1, now).isEmpty()) throw new RuleViolation("", "This page is being looked at right now. Look again in a minute.");
        look(id, now);
    }

    private List<?> claim(String which, int most, Instant now) {
        return QuarkusTransaction.requiringNew().call(() ->
            database.createNativeQuery(CLAIM.formatted(which), Long.class).setParameter(1, now).setParameter(2, now.plus(LEASE)).setParameter(3, most).getResultList());
    }

    private void look(long id, Instant now) {
        Order order = QuarkusTransaction.requiringNew().call(() -> {
            InternalLink line = links.findById(id);
            var brand = line.backlink().brand();
            return new Order(line.fromUrl(), new Wanted(WebAddress.parse(line.toUrl()), brand.domains(), brand.names(), brand.keywords(), brand.notFollowedBy(), brand.anotherPage()));
        });
        Visit seen = visit.to(URI.create(order.page()), order.wanted());
        boolean there = seen.sighting().observation().isThere();
        String words = there ? seen.sighting().reason() : seen.sighting().observation().isMissing() ? "the page does not link there yet" : "could not verify: " + seen.sighting().reason();
        QuarkusTransaction.requiringNew().run(() -> links.findById(id).looked(there, words, now, now.plus(AGAIN)));
    }
}
