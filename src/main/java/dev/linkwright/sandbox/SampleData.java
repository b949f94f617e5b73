package dev.linkwright.sandbox;

import dev.linkwright.account.User;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.sandbox.SandboxRun.Ports;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Makes the rows of the sample by the same doors a person uses: brand, asset, mailbox, sites with readings, prospects, contacts. */
@ApplicationScoped
class SampleData {

    private static final int DAILY_CAP = 500;

    @Inject
    Brands brands;
    @Inject
    Assets assets;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Sites sites;
    @Inject
    Contacts contacts;
    @Inject
    Prospects prospects;
    @Inject
    SampleReadings readings;
    @Inject
    RankProspects rankProspects;
    @Inject
    SampleOpportunities opportunities;
    @Inject
    SamplePartners partners;

    /** @return the sandbox's own row, not yet persisted */
    SandboxRun make(User who, Ports ports, String sealedPassword, Instant now) {
        Brand brand = SampleBrand.brand(now);
        brands.persist(brand);
        assets.persist(SampleBrand.asset(brand, now));
        Mailbox mailbox = mailbox(who, ports, sealedPassword, now);
        SampleSite.all().forEach(sample -> add(sample, brand, who, now));
        opportunities.make(brand, who, now);
        rankProspects.run(brand.id(), now);
        return new SandboxRun(brand, mailbox.id(), ports, sealedPassword, now);
    }

    /** Tells the sample mailbox that its servers listen elsewhere now. */
    void connect(SandboxRun run) {
        mailboxes.require(run.mailboxId()).connect(server(run.ports().smtp(), run.sealedPassword()), server(run.ports().imap(), run.sealedPassword()));
    }

    /** A new one, or the one that had to stay when the sandbox was left because another brand used it. */
    private Mailbox mailbox(User who, Ports ports, String sealedPassword, Instant now) {
        MailServer smtp = server(ports.smtp(), sealedPassword);
        MailServer imap = server(ports.imap(), sealedPassword);
        Mailbox mailbox = mailboxes.byAddress(SampleBrand.MAILBOX)
                .orElseGet(() -> new Mailbox(who.name(), SampleBrand.MAILBOX, smtp, imap, DAILY_CAP, 0, now));
        mailbox.connect(smtp, imap);
        mailbox.resume(now);
        mailbox.markAsSandbox();
        mailboxes.persistAndFlush(mailbox);
        return mailbox;
    }

    private void add(SampleSite sample, Brand brand, User who, Instant now) {
        Site site = sites.findOrCreate(RegistrableDomain.in(sample.domain()).orElseThrow(), now);
        site.describe(sample.title(), sample.intro());
        sample.address().filter(address -> contacts.at(site, address).isEmpty())
                .ifPresent(address -> contacts.add(site, sample.contact(), address, sample.role(), SampleReadings.SOURCE, now));
        prospects.findOrCreate(brand, site, now);
        readings.write(site, sample, now);
        partners.persist(new SamplePartner(sample, SampleBrand.ASSET_URL, "survey of remote hiring"));
    }

    private static MailServer server(int port, String sealedPassword) {
        return new MailServer("127.0.0.1", port, ServerSecurity.NONE, SampleBrand.MAILBOX, sealedPassword);
    }
}
