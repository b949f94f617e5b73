package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.RecordTerms;
import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.MailThreads;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A partner promised a link in a conversation: it is watched from now on, the enrollment and the prospect know of it. */
@ApplicationScoped
public class RecordPromise {
    private final MailThreads threads;
    private final Brands brands;
    private final Assets assets;
    private final Sites sites;
    private final Backlinks backlinks;
    private final Prospects prospects;
    private final Enrollments enrollments;
    private final StepMail mails;
    private final RecordTerms recordTerms;

    RecordPromise(MailThreads threads, Brands brands, Assets assets, Sites sites, Backlinks backlinks, Prospects prospects, Enrollments enrollments,
            StepMail mails, RecordTerms recordTerms) {
        this.threads = threads;
        this.brands = brands;
        this.assets = assets;
        this.sites = sites;
        this.backlinks = backlinks;
        this.prospects = prospects;
        this.enrollments = enrollments;
        this.mails = mails;
        this.recordTerms = recordTerms;
    }

    /**
     * @param targetUrl   blank: the address of the campaign's asset
     * @param promisedFor the day it should be there, null when nobody said
     */
    @Transactional
    public Backlink run(long threadId, String pageUrl, String targetUrl, LocalDate promisedFor, User by, Instant now) {
        return run(threadId, pageUrl, targetUrl, promisedFor, PlacementTerms.of("", "", ""), by, now);
    }

    /** @param terms what is given for it, as far as it was said */
    @Transactional
    public Backlink run(long threadId, String pageUrl, String targetUrl, LocalDate promisedFor, PlacementTerms terms, User by, Instant now) {
        MailThread thread = threads.require(threadId);
        Brand brand = brands.require(thread.brandId());
        Site site = siteOf(thread, pageUrl, now);
        Optional<Enrollment> enrollment = enrollments.ofThread(threadId).stream().findFirst();
        Optional<Asset> offered = enrollment.flatMap(e -> e.campaign().assetId()).flatMap(assets::findByIdOptional);
        String target = targetUrl == null || targetUrl.isBlank() ? offered.map(Asset::url).orElse("") : targetUrl.strip();
        Asset asset = offered.filter(a -> a.url().equals(target)).orElse(null);
        Backlink link = backlinks.promise(brand, site, pageUrl == null ? "" : pageUrl.strip(), target, asset, promisedFor, now);
        backlinks.flush();
        if (terms.kind() != PlacementTerms.Kind.NOT_SAID) {
            recordTerms.run(link.id(), terms, by, now);
        }
        enrollment.map(e -> enrollments.requireLocked(e.id())).ifPresent(e -> {
            mails.cancelUnsent(e, "A link was promised", now);
            e.promised(link.id(), now);
        });
        Prospect prospect = enrollment.map(e -> prospects.require(e.prospectId())).orElseGet(() -> prospects.findOrCreate(brand, site, now));
        if (prospect.stage() != Stage.WON && prospect.stage().mayBecome(Stage.PROMISED)) {
            prospect.moveTo(Stage.PROMISED, by, "A link from " + link.pageUrl(), now);
        }
        return link;
    }

    private Site siteOf(MailThread thread, String pageUrl, Instant now) {
        Optional<Site> page = RegistrableDomain.in(pageUrl == null ? "" : pageUrl.strip()).map(domain -> sites.findOrCreate(domain, now));
        return page.or(() -> Optional.ofNullable(thread.siteId()).map(sites::require))
                .orElseThrow(() -> new RuleViolation("pageUrl", "Enter the address of the page that will carry the link, with https://."));
    }
}
