package dev.linkwright.link.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Assets;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.RecordTerms;
import dev.linkwright.shared.RuleViolation;

/** Takes back what was done to many, row by row as it was; what somebody changed again since then stays as they left it. */
@ApplicationScoped
public class UndoBulk {

    private final Backlinks backlinks;
    private final Mentions mentions;
    private final Assets assets;
    private final RecordTerms recordTerms;
    private final BulkRows rows;

    UndoBulk(Backlinks backlinks, Mentions mentions, Assets assets, RecordTerms recordTerms, BulkRows rows) {
        this.backlinks = backlinks;
        this.mentions = mentions;
        this.assets = assets;
        this.recordTerms = recordTerms;
        this.rows = rows;
    }

    /**
     * @return what came of it, for a person
     * @throws RuleViolation when it was taken back already
     */
    @Transactional
    public String run(long bulkId, User by, Instant now) {
        BulkRows.Taken taken = rows.takeBack(bulkId, now);
        List<String> stayed = new ArrayList<>();
        int back = 0;
        for (BulkRows.Row row : rows.of(bulkId)) {
            try {
                if (row.mentionId() != null) mentions.restore(mentions.require(row.mentionId()), by, now);
                else takeBack(taken, backlinks.require(row.backlinkId()), row.was(), by, now);
                back++;
            } catch (RuleViolation changedSince) {
                stayed.add(changedSince.getMessage());
            }
        }
        return "Taken back for " + back + (back == 1 ? " page." : " pages.") + (stayed.isEmpty() ? "" : " " + stayed.size() + " changed again since then and stay.");
    }

    private void takeBack(BulkRows.Taken taken, Backlink link, String was, User by, Instant now) {
        switch (taken.verb()) {
            case WRITE_OFF -> backlinks.takeBackWriteOff(link, BacklinkState.valueOf(was), by, now);
            case PAUSE -> backlinks.resume(link, by, now);
            case RESUME -> backlinks.pause(link, by, now);
            case TERMS -> {
                unchanged(link.terms().written(), taken);
                recordTerms.run(link.id(), PlacementTerms.read(was), by, now);
            }
            case ASSET -> {
                unchanged(assetOf(link), taken);
                backlinks.assign(link, was.isEmpty() ? null : assets.require(Long.parseLong(was)), by, now);
            }
            case DISMISS -> throw new IllegalStateException("a mention is no link");
        }
    }

    private static void unchanged(String now, BulkRows.Taken taken) {
        if (!now.equals(taken.became())) throw new RuleViolation("undo", "Somebody changed it again.");
    }

    static String assetOf(Backlink link) {
        return link.asset().map(asset -> asset.id().toString()).orElse("");
    }
}
