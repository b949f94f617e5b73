package dev.linkwright.imports;

import dev.linkwright.link.BacklinkRows;
import dev.linkwright.link.MentionRows;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.prospect.gap.CountLinkGap;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Takes a whole import back: what it made goes, what it added to known sites goes, and the older readings count again.
 * What people have worked with since (written to, enrolled, linked) stays, and the number of those is told.
 */
@ApplicationScoped
public class UndoImport {

    private static final int LONGEST_SECONDS = 1800;
    private static final List<String> ADDED = List.of(
        "delete from rank_list where import_id = :import",
        "delete from site_reading where import_id = :import",
        "delete from site_price where import_id = :import",
        "delete from competitor_lost_link where import_id = :import",
        "delete from site_event where import_id = :import");

    private final Imports imports;
    private final RankProspects rank;
    private final DeleteUnused unused;
    private final Sql sql;
    private final BacklinkRows backlinks;
    private final MentionRows mentions;
    private final CountLinkGap gap;
    private final ApplyPipeline pipeline;

    UndoImport(Imports imports, RankProspects rank, DeleteUnused unused, Sql sql, BacklinkRows backlinks,
               MentionRows mentions, CountLinkGap gap, ApplyPipeline pipeline) {
        this.imports = imports;
        this.rank = rank;
        this.unused = unused;
        this.sql = sql;
        this.backlinks = backlinks;
        this.mentions = mentions;
        this.gap = gap;
        this.pipeline = pipeline;
    }

    /**
     * @return how many prospects of the import stay because they are in use
     * @throws RuleViolation when it is not done, or somebody began to use something of it meanwhile; then all of it stands as before
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    public long run(long importId, Instant now) {
        Import done = imports.require(importId);
        done.undone();
        ImportKind kind = done.kind();
        long brandId = done.brand().id();
        imports.flush();
        Map<String, Object> parameters = Map.of("import", importId);
        backlinks.undo(importId);
        mentions.undo(importId);
        gap.undo(brandId, importId);
        pipeline.undo(importId, now);
        ADDED.forEach(step -> sql.run(step, parameters));
        sql.run("set local work_mem = '128MB'", Map.of());
        takeAway(importId);
        sql.run("update site set title = null, title_import_id = null where title_import_id = :import", parameters);
        long kept = Sql.number(sql.row("select count(*) from prospect where import_id = :import", parameters)[0]);
        if (kind == ImportKind.RANKS) {
            rank.soonForAll(brandId, now);
        } else {
            rank.soon(brandId, now);
        }
        return kept;
    }

    private void takeAway(long importId) {
        try {
            unused.of(importId, "prospect", "t.stage in ('NEW', 'QUALIFIED', 'DISQUALIFIED') and t.last_touch_at is null", "prospect", "prospect_event");
            unused.of(importId, "contact", "true", "contact");
            unused.of(importId, "site", "true", "site");
        } catch (RuntimeException failed) {
            if (failed instanceof DeleteUnused.InUseMeanwhile || SqlStates.saysSitesHaveChanged(failed)) {
                throw new RuleViolation("", "Somebody began to use a site or a person of this import just now. Nothing was taken back, everything stands as before. "
                    + "Undo it again: what is in use by then stays.");
            }
            throw failed;
        }
    }
}
