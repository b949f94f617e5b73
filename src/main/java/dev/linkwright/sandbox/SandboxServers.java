package dev.linkwright.sandbox;

import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.sandbox.SandboxRun.Ports;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** The running servers of the sandbox, and the fetcher's way to them. Open while the sandbox is on, and only then. */
@Singleton
class SandboxServers {

    private static final Logger LOG = Logger.getLogger(SandboxServers.class);

    @Inject
    SampleMails mails;
    @Inject
    SampleWeb web;
    @Inject
    AllowedHosts allowedHosts;
    @Inject
    InstantSource clock;

    private SandboxMailServer mailServer;
    private PartnerPages pages;
    private List<String> domains = List.of();

    /** @return where they listen: the wanted ports, or any free ones where a wanted one is taken */
    synchronized Ports open(Ports wanted, String account, String password) {
        close();
        mailServer = mailServer(wanted);
        mailServer.account(account, password);
        pages = pages(wanted.pages());
        return new Ports(mailServer.smtpPort(), mailServer.imapPort(), pages.address().getPort());
    }

    /** Puts the mails of earlier runs back into their inboxes. */
    synchronized void deliverAgain(List<SampleMail> kept) {
        kept.forEach(mail -> mailServer.deliverAgain(mail.recipient(), mail.raw()));
    }

    /** Leads the fetcher to the sample web for these host names. */
    synchronized void openDoor(List<String> sampleDomains, int pagesPort) {
        domains = List.copyOf(sampleDomains);
        domains.forEach(domain -> allowedHosts.map(domain, pagesPort));
    }

    synchronized void close() {
        domains.forEach(allowedHosts::unmap);
        domains = List.of();
        if (mailServer != null) {
            mailServer.close();
            mailServer = null;
        }
        if (pages != null) {
            pages.close();
            pages = null;
        }
    }

    private SandboxMailServer mailServer(Ports wanted) {
        try {
            return new SandboxMailServer(wanted.smtp(), wanted.imap(), this::keep);
        } catch (RuntimeException taken) {
            LOG.warnf("The sandbox's mail ports %d and %d are taken; it uses others.", wanted.smtp(), wanted.imap());
            return new SandboxMailServer(0, 0, this::keep);
        }
    }

    private PartnerPages pages(int wanted) {
        try {
            return new PartnerPages(wanted, web::page);
        } catch (RuntimeException taken) {
            LOG.warnf("The sandbox's page port %d is taken; it uses another.", wanted);
            return new PartnerPages(0, web::page);
        }
    }

    private void keep(String sender, String recipient, byte[] raw) {
        mails.keep(sender, recipient, raw, clock.instant());
    }
}
