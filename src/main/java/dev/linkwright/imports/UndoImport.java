package dev.linkwright.imports;

import dev.linkwright.link.BacklinkRows;
import dev.linkwright.link.MentionRows;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.prospect.gap.CountLinkGap;
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

    private static final List<String> ADDED = List.of(
        "delete from rank_list where import_id = :import",
        "delete from site_reading where import_id = :import",
        "delete from site_price where import_id = :import",
        "delete from competitor_lost_link where import_id = :import",
        "delete from site_event where import_id = :import",
        "update site set title = null, title_import_id = null where title_import_id = :import");

    private final Imports imports;
    private final RankProspects rank;
    private final InUse inUse;
    private final Sql sql;
    private final BacklinkRows backlinks;
    private final MentionRows mentions;
    private final CountLinkGap gap;
    private final ApplyPipeline pipeline;

    UndoImport(Imports imports, RankProspects rank, InUse inUse, Sql sql, BacklinkRows backlinks,
               MentionRows mentions, CountLinkGap gap, ApplyPipeline pipeline) {
        this.imports = imports;
        this.rank = rank;
        this.inUse = inUse;
        this.sql = sql;
        this.backlinks = backlinks;
        this.mentions = mentions;
        this.gap = gap;
        this.pipeline = pipeline;
    }

    /** @return how many prospects of the import stay because they are in use */
    @Transactional
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
        sql.run("""
            delete from prospect p where import_id = :import and stage in ('NEW', 'QUALIFIED', 'DISQUALIFIED') and last_touch_at is null
            """ + inUse.nowhere("prospect_id", "p.id", "prospect", "prospect_event"), parameters);
        sql.run("delete from contact c where import_id = :import" + inUse.nowhere("contact_id", "c.id", "contact"), parameters);
        sql.run("delete from site s where import_id = :import" + inUse.nowhere("site_id", "s.id", "site"), parameters);
        long kept = Sql.number(sql.row("select count(*) from prospect where import_id = :import", parameters)[0]);
        if (kind == ImportKind.RANKS) {
            rank.soonForAll(brandId, now);
        } else {
            rank.soon(brandId, now);
        }
        return kept;
    }
}
