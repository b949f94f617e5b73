package dev.linkwright.prospect.triage;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.ProspectWhere;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.list.Total;
import dev.linkwright.prospect.view.ViewQuery;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Shows the next prospect of a view, takes what somebody says to it, and takes the last word back. */
@ApplicationScoped
public class Triage {

    /** The usual reasons, by number key; own words are as good. */
    public static final List<String> REASONS = List.of("Off topic", "Sells links", "Poor quality", "Wrong language or country", "A competitor",
        "Nobody to write to");

    private final TriageRuns runs;
    private final TriageHolds holds;
    private final Prospects prospects;
    private final RankedProspects ranked;
    private final MoveProspects move;
    private final EntityManager entities;

    Triage(TriageRuns runs, TriageHolds holds, Prospects prospects, RankedProspects ranked, MoveProspects move, EntityManager entities) {
        this.runs = runs;
        this.holds = holds;
        this.prospects = prospects;
        this.ranked = ranked;
        this.move = move;
        this.entities = entities;
    }

    /**
     * Where a run stands.
     *
     * @param prospect empty when all have been seen, or the rest is before other people
     * @param nth      the how-manieth this is, from 1
     * @param of       decided ones and those still to see
     * @param decided  qualified, disqualified and skipped so far
     */
    public record Place(TriageRun run, Optional<Prospect> prospect, long nth, Total of, long decided, boolean mayUndo) {
    }

    /** @param moved whether it is in another stage now; a second press of the same key changes nothing */
    public record Decided(Prospect prospect, Verdict verdict, boolean moved) {
    }

    /** The next one of this view, best first; without a stage in the view, of the new ones. Held for this person for some minutes. */
    @Transactional
    public Place look(Brand brand, ViewQuery query, User me, Instant now) {
        TriageRun run = runs.going(brand, me, query, now).orElseGet(() -> {
            TriageRun fresh = new TriageRun(brand, me, query, now);
            runs.persistAndFlush(fresh);
            return fresh;
        });
        run.used(now);
        runs.flush();
        ProspectFilter filter = filter(brand, query, me, now);
        ProspectWhere where = ProspectWhere.of(brand, filter);
        OptionalLong found = holds.take(run.id(), me.id(), where, now);
        if (found.isEmpty() && sql("delete from triage_step where run_id = ?1 and verdict = 'LATER'", run.id()) > 0) {
            found = holds.take(run.id(), me.id(), where, now);
        }
        long decided = count("select count(*) from triage_step where run_id = ?1 and verdict <> 'LATER'", run.id());
        long skipped = count("select count(*) from triage_step where run_id = ?1 and verdict = 'SKIPPED'", run.id());
        Total waiting = ranked.count(brand, ranked.narrow(brand, filter), ranked.counts(brand), skipped, Total.AT_ONCE + skipped).without(skipped);
        Total of = new Total(decided + Math.max(found.isPresent() ? 1 : 0, waiting.n()), waiting.more());
        return new Place(run, found.isPresent() ? Optional.of(prospects.require(found.getAsLong())) : Optional.empty(), decided + 1, of, decided, decided > 0);
    }

    /**
     * @param seen the stage the page showed; where somebody moved it meanwhile nothing is changed
     * @param why  for a disqualification
     * @throws RuleViolation when it was moved meanwhile, or a reason is missing
     */
    @Transactional
    public Decided decide(long runId, long prospectId, Verdict verdict, Stage seen, String why, User me, Instant now) {
        TriageRun run = runs.require(runId, me);
        Prospect prospect = prospects.require(prospectId);
        if (prospect.brand().id() != run.brandId()) {
            throw new RuleViolation("prospect", prospect.domain() + " belongs to another brand.");
        }
        boolean first = entities.createNativeQuery("""
            insert into triage_step (run_id, prospect_id, verdict, was_stage, at) values (?1, ?2, ?3, ?4, ?5)
            on conflict (run_id, prospect_id) do nothing""")
            .setParameter(1, runId).setParameter(2, prospectId).setParameter(3, verdict.name()).setParameter(4, prospect.stage().name())
            .setParameter(5, now).executeUpdate() == 1;
        if (first) {
            verdict.stage().ifPresent(stage -> move.moveFrom(seen, prospectId, stage, me, why, now));
            holds.release(prospectId, me.id());
            run.used(now);
        }
        return new Decided(prospect, verdict, first && verdict.stage().isPresent());
    }

    /**
     * The last word of a run is unsaid, and its prospect is looked at again.
     *
     * @throws RuleViolation when nothing was said, or somebody moved the prospect since
     */
    @Transactional
    public Prospect undo(long runId, User me, Instant now) {
        runs.require(runId, me);
        List<?> last = entities.createNativeQuery("""
            select id, prospect_id, verdict, was_stage from triage_step where run_id = ?1 order by id desc limit 1 for update""", Object[].class)
            .setParameter(1, runId).getResultList();
        if (last.isEmpty()) {
            throw new RuleViolation("undo", "There is nothing to take back in this run.");
        }
        Object[] step = (Object[]) last.get(0);
        long prospectId = ((Number) step[1]).longValue();
        Optional<Stage> stage = Verdict.valueOf((String) step[2]).stage();
        if (stage.isPresent()) {
            move.moveFrom(stage.get(), prospectId, Stage.valueOf((String) step[3]), me, "Taken back", now);
        }
        sql("delete from triage_step where id = ?1", ((Number) step[0]).longValue());
        holds.hold(prospectId, me.id(), now);
        return prospects.require(prospectId);
    }

    private static ProspectFilter filter(Brand brand, ViewQuery query, User me, Instant now) {
        ProspectFilter asked = query.filter(brand, me, now);
        return (asked.stage().isEmpty() && !asked.open() ? asked.in(Stage.NEW) : asked).onlySunk(false);
    }

    private int sql(String statement, long id) {
        return entities.createNativeQuery(statement).setParameter(1, id).executeUpdate();
    }

    private long count(String question, long runId) {
        return ((Number) entities.createNativeQuery(question, Long.class).setParameter(1, runId).getSingleResult()).longValue();
    }
}
