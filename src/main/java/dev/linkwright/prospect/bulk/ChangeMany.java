package dev.linkwright.prospect.bulk;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectWhere;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.ProspectsDisqualified;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Tags;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Moves, gives or tags many prospects in one statement, and says what changed, what did not, and why. */
@ApplicationScoped
public class ChangeMany {

    /** Above this a change would hold too many rows for too long. */
    public static final long MOST = 200_000;

    private final EntityManager entities;
    private final BulkChanges changes;
    private final Prospects prospects;
    private final Tags tags;
    private final Event<ProspectsDisqualified> disqualified;

    ChangeMany(EntityManager entities, BulkChanges changes, Prospects prospects, Tags tags, Event<ProspectsDisqualified> disqualified) {
        this.entities = entities;
        this.changes = changes;
        this.prospects = prospects;
        this.tags = tags;
        this.disqualified = disqualified;
    }

    /** @throws RuleViolation naming {@code view} when it holds too many, or not what was seen any more */
    @Transactional
    public BulkResult run(Brand brand, Chosen chosen, Change change, User by, Instant now) {
        ProspectWhere where = chosen.in(brand);
        requireAsSeen(chosen, where);
        BulkChange record = new BulkChange(brand, by, verb(change), value(change), now);
        changes.persistAndFlush(record);
        Map<String, Object> parameters = new HashMap<>(where.parameters());
        parameters.put("bulk", record.id());
        List<Outcome> outcomes;
        String said;
        if (change instanceof Change.ToStage to) {
            outcomes = stage(brand, where, parameters, to, by, now);
            said = stageInWords(outcomes, to.stage());
        } else if (change instanceof Change.ToOwner to) {
            parameters.putAll(Map.of("to", to.owner() == null ? 0L : to.owner().id(), "user", by.id(), "now", now,
                "line", by.name() + (to.owner() == null ? " left the prospect to nobody" : " gave the prospect to " + to.owner().name())));
            outcomes = answer(BulkSql.owner(where), parameters);
            said = prospects(changed(outcomes)) + (to.owner() == null ? " left to nobody" : " given to " + to.owner().name()) + "."
                + stayed(outcomes, to.owner() == null ? "had no owner" : "had that owner already");
        } else if (change instanceof Change.Tag to) {
            tags.using(brand.id(), to.tag());
            parameters.putAll(Map.of("tag", to.tag(), "most", Tags.MOST));
            outcomes = answer(BulkSql.tag(where), parameters);
            said = prospects(changed(outcomes)) + " tagged “" + to.tag() + "”." + untagged(outcomes);
        } else {
            String tag = ((Change.Untag) change).tag();
            parameters.put("tag", tag);
            outcomes = answer(BulkSql.untag(where), parameters);
            said = "“" + tag + "” taken off " + prospects(changed(outcomes)) + "." + stayed(outcomes, "did not have it");
        }
        record.ended(changed(outcomes), said);
        changes.flush();
        entities.clear(); // prospects read before show what they were
        return new BulkResult(record.id(), changed(outcomes), outcomes.stream().mapToLong(Outcome::stayed).sum(), said);
    }

    /** How many of the chosen were in one condition, and how many of those changed. */
    private record Outcome(String word, long chosen, long changed) {
        long stayed() {
            return chosen - changed;
        }
    }

    private void requireAsSeen(Chosen chosen, ProspectWhere where) {
        if (!(chosen instanceof Chosen.AllOf all)) {
            return;
        }
        Query query = entities.createNativeQuery("select count(*) from prospect p where " + where.sql(), Long.class);
        where.parameters().forEach(query::setParameter);
        long now = ((Number) query.getSingleResult()).longValue();
        if (now > MOST) {
            throw new RuleViolation("view", "This view holds " + prospects(now) + "; at most " + grouped(MOST) + " are changed at once. Narrow it first.");
        }
        if (now != all.seen()) {
            throw new RuleViolation("view", "The view has changed: it held " + grouped(all.seen()) + " when you chose all and holds " + grouped(now)
                + " now. Nothing was changed; look again.");
        }
    }

    private List<Outcome> stage(Brand brand, ProspectWhere where, Map<String, Object> parameters, Change.ToStage to, User by, Instant now) {
        String because = to.why().isEmpty() ? "" : ": “" + to.why() + "”";
        parameters.putAll(Map.of("to", to.stage().name(), "why", to.why(), "now", now, "user", by.id(),
            "from", Arrays.stream(Stage.values()).filter(from -> from.mayBecome(to.stage())).map(Enum::name).toArray(String[]::new),
            "line", by.name() + " moved the prospect to " + to.stage().label() + because, "name", by.name(), "intoWork", to.stage().isInWork()));
        List<Outcome> outcomes = answer(BulkSql.stage(where), parameters);
        if (outcomes.stream().anyMatch(each -> each.word().equals(Stage.DISQUALIFIED.name()) && each.changed() > 0)) {
            prospects.markStale(brand.id(), now);
        }
        if (to.stage() == Stage.DISQUALIFIED) {
            disqualified.fire(new ProspectsDisqualified(brand.id(), by, now));
        }
        return outcomes;
    }

    private List<Outcome> answer(String sql, Map<String, Object> parameters) {
        Query query = entities.createNativeQuery(sql, Object[].class);
        parameters.forEach(query::setParameter);
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast)
            .map(row -> new Outcome((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue())).toList();
    }

    private static String stageInWords(List<Outcome> outcomes, Stage to) {
        StringBuilder words = new StringBuilder(prospects(changed(outcomes)) + " moved to " + to.label() + ".");
        for (Outcome each : outcomes) {
            if (each.word().equals("HELD")) {
                words.append(" ").append(grouped(each.stayed())).append(" stayed: somebody else holds the conversation with ").append(each.stayed() == 1 ? "its site." : "their sites.");
            } else if (each.stayed() > 0) {
                Stage is = Stage.valueOf(each.word());
                words.append(is == to ? " " + grouped(each.stayed()) + " were there already."
                    : " " + grouped(each.stayed()) + " stayed: they are " + is.label() + ", which can't become " + to.label() + ".");
            }
        }
        return words.toString();
    }

    private static String untagged(List<Outcome> outcomes) {
        StringBuilder words = new StringBuilder();
        for (Outcome each : outcomes) {
            if (each.stayed() > 0) {
                words.append(" ").append(grouped(each.stayed())).append(each.word().equals("had") ? " had it already." : " have " + Tags.MOST + " tags, which is the most.");
            }
        }
        return words.toString();
    }

    private static String stayed(List<Outcome> outcomes, String why) {
        long stayed = outcomes.stream().mapToLong(Outcome::stayed).sum();
        return stayed == 0 ? "" : " " + grouped(stayed) + " " + why + ".";
    }

    private static long changed(List<Outcome> outcomes) {
        return outcomes.stream().mapToLong(Outcome::changed).sum();
    }

    private static BulkChange.Verb verb(Change change) {
        return change instanceof Change.ToStage ? BulkChange.Verb.STAGE : change instanceof Change.ToOwner ? BulkChange.Verb.OWNER
            : change instanceof Change.Tag ? BulkChange.Verb.TAG : BulkChange.Verb.UNTAG;
    }

    private static String value(Change change) {
        return change instanceof Change.ToStage to ? to.stage().name()
            : change instanceof Change.ToOwner to ? to.owner() == null ? "0" : String.valueOf(to.owner().id())
            : change instanceof Change.Tag to ? to.tag() : ((Change.Untag) change).tag();
    }

    private static String prospects(long count) {
        return count == 0 ? "No prospect" : grouped(count) + (count == 1 ? " prospect" : " prospects");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
