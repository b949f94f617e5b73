package dev.linkwright.link.bulk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.Mention;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.RecordTerms;
import dev.linkwright.link.bulk.BulkRows.Verb;
import dev.linkwright.shared.RuleViolation;

/** Does one thing to many links or mentions of a brand; rows for which it is against the rules stay and are counted. {@link UndoBulk} takes it back. */
@ApplicationScoped
public class ChangeLinks {

    private final Backlinks backlinks;
    private final Mentions mentions;
    private final Assets assets;
    private final RecordTerms recordTerms;
    private final BulkRows rows;

    ChangeLinks(Backlinks backlinks, Mentions mentions, Assets assets, RecordTerms recordTerms, BulkRows rows) {
        this.backlinks = backlinks;
        this.mentions = mentions;
        this.assets = assets;
        this.recordTerms = recordTerms;
        this.rows = rows;
    }

    /** All are due now; whoever runs the checks visits them next. Nothing to take back. */
    @Transactional
    public BulkOutcome checkNow(Brand brand, ChosenLinks chosen, User by, Instant now) {
        List<String> refused = new ArrayList<>();
        int changed = each(links(brand, chosen), link -> link.lookNow("asked for by " + by.firstName(), now), refused)
            + each(mentions(brand, chosen), mention -> mention.lookNow("asked for by " + by.firstName(), now), refused);
        return new BulkOutcome(null, changed, said(changed, "is looked at now; what was seen stands here in a minute", "are looked at now; what was seen stands here in a minute", refused));
    }

    /** Links are given up, mentions dismissed. */
    @Transactional
    public BulkOutcome writeOff(Brand brand, ChosenLinks chosen, String why, User by, Instant now) {
        List<Backlink> links = links(brand, chosen);
        String one = links.isEmpty() ? "dismissed" : "written off";
        return changed(brand, links.isEmpty() ? Verb.DISMISS : Verb.WRITE_OFF, "", links, mentions(brand, chosen), link -> link.state().name(), link -> backlinks.writeOff(link, by, why, now),
            mention -> mentions.dismiss(mention, by, now), "is " + one + " and not checked any more", "are " + one + " and not checked any more", by, now);
    }

    /** Their pages are not visited until somebody resumes them. */
    @Transactional
    public BulkOutcome pause(Brand brand, ChosenLinks chosen, User by, Instant now) {
        return ofLinks(brand, Verb.PAUSE, "", chosen, link -> "", link -> backlinks.pause(link, by, now), "is not checked until you resume it", "are not checked until you resume them", by, now);
    }

    @Transactional
    public BulkOutcome resume(Brand brand, ChosenLinks chosen, User by, Instant now) {
        return ofLinks(brand, Verb.RESUME, "", chosen, link -> "", link -> backlinks.resume(link, by, now), "is checked again", "are checked again", by, now);
    }

    /** What was given for them, a price for each; a live one that hides it becomes a policy risk by it. */
    @Transactional
    public BulkOutcome terms(Brand brand, ChosenLinks chosen, PlacementTerms terms, User by, Instant now) {
        String noted = terms.inWords().toLowerCase(java.util.Locale.ROOT);
        return ofLinks(brand, Verb.TERMS, terms.written(), chosen, link -> link.terms().written(), link -> recordTerms.run(link.id(), terms, by, now),
            "is noted as “" + noted + "”", "are noted as “" + noted + "”", by, now);
    }

    /** @param assetId the one they were given for; null for none */
    @Transactional
    public BulkOutcome assign(Brand brand, ChosenLinks chosen, Long assetId, User by, Instant now) {
        Asset asset = assetId == null ? null : assets.require(assetId);
        if (asset != null && !asset.brand().id().equals(brand.id())) throw new RuleViolation("assetId", "Choose an asset of " + brand.name() + ".");
        String where = asset == null ? " to no asset" : " to " + asset.title();
        return ofLinks(brand, Verb.ASSET, assetId == null ? "" : assetId.toString(), chosen, UndoBulk::assetOf, link -> backlinks.assign(link, asset, by, now),
            "belongs" + where, "belong" + where, by, now);
    }

    private BulkOutcome ofLinks(Brand brand, Verb verb, String became, ChosenLinks chosen, Function<Backlink, String> was, Consumer<Backlink> change, String one, String many, User by, Instant now) {
        return changed(brand, verb, became, links(brand, chosen), List.of(), was, change, null, one, many, by, now);
    }

    private BulkOutcome changed(Brand brand, Verb verb, String became, List<Backlink> links, List<Mention> found, Function<Backlink, String> was, Consumer<Backlink> change, Consumer<Mention> changeMention,
                                String one, String many, User by, Instant now) {
        long bulk = rows.begin(brand, verb, became, by, now);
        List<String> refused = new ArrayList<>();
        int changed = each(links, link -> {
            String before = was.apply(link);
            change.accept(link);
            rows.ofLink(bulk, link.id(), before);
        }, refused) + each(found, mention -> {
            String before = mention.state().name();
            changeMention.accept(mention);
            rows.ofMention(bulk, mention.id(), before);
        }, refused);
        rows.changed(bulk, changed);
        return new BulkOutcome(changed == 0 ? null : bulk, changed, said(changed, one, many, refused));
    }

    private List<Backlink> links(Brand brand, ChosenLinks chosen) {
        require(chosen);
        return chosen.links().isEmpty() ? List.of() : backlinks.list("brand = ?1 and id in ?2 order by id", brand, chosen.links());
    }

    private List<Mention> mentions(Brand brand, ChosenLinks chosen) {
        return chosen.mentions().isEmpty() ? List.of() : mentions.list("brand = ?1 and id in ?2 order by id", brand, chosen.mentions());
    }

    private static void require(ChosenLinks chosen) {
        if (chosen.size() == 0) throw new RuleViolation("linkId", "Tick at least one row first.");
        if (chosen.size() > ChosenLinks.MOST) throw new RuleViolation("linkId", "At most " + ChosenLinks.MOST + " at once.");
    }

    private static <T> int each(List<T> rows, Consumer<T> change, List<String> refused) {
        int changed = 0;
        for (T row : rows) {
            try {
                change.accept(row);
                changed++;
            } catch (RuleViolation no) {
                refused.add(no.getMessage());
            }
        }
        return changed;
    }

    private static String said(int changed, String one, String many, List<String> refused) {
        String done = changed == 0 ? "Nothing changed." : changed == 1 ? "One page " + one + "." : changed + " pages " + many + ".";
        return refused.isEmpty() ? done : done + " " + refused.size() + (refused.size() == 1 ? " stays: " : " stay, the first: ") + refused.get(0);
    }
}
