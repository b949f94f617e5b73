package dev.linkwright.sandbox;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.sandbox.SandboxRun.Ports;
import dev.linkwright.shared.AppClock;
import dev.linkwright.system.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The switch of the sandbox. Starting makes the sample brand, its sites and its mailbox and opens the built-in servers;
 * leaving closes them, takes every sample row away and sets the clock right. Rows of other brands are never touched.
 */
@ApplicationScoped
@Transactional
public class Sandbox {

    @Inject
    SandboxRuns runs;
    @Inject
    SandboxServers servers;
    @Inject
    SampleData sampleData;
    @Inject
    SampleMails mails;
    @Inject
    SamplePartners partners;
    @Inject
    RemoveSampleData removeSampleData;
    @Inject
    AppClock clock;
    @Inject
    AuditLog audit;

    public boolean isOn() {
        return runs.current().isPresent();
    }

    /** Where everything is while the sandbox is on. */
    public SandboxFacts facts() {
        SandboxRun run = runs.require();
        return new SandboxFacts(run.brand().name(), SampleBrand.MAILBOX, run.ports().smtp(), run.ports().imap(), run.ports().pages());
    }

    /** Does nothing when the sandbox is on already. */
    public void start(User who, Instant now) {
        if (isOn()) {
            return;
        }
        String password = Secrets.randomToken();
        Ports ports = servers.open(Ports.ANY, SampleBrand.MAILBOX, password);
        try {
            runs.persistAndFlush(sampleData.make(who, ports, Secrets.encrypt(password), now));
            servers.openDoor(sampleDomains(), ports.pages());
            audit.record(who, "started", "the sandbox", "", now);
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** Takes the sample away for good. Does nothing when the sandbox is off. */
    public void leave(User who, Instant now) {
        runs.current().ifPresent(run -> {
            long brandId = run.brand().id();
            runs.delete(run);
            runs.flush();
            removeSampleData.run(brandId);
            // The audit log outlives the sandbox, so it tells the time of the world, not of the sandbox.
            audit.record(who, "left", "the sandbox", "", now.minus(clock.ahead()));
            servers.close();
            clock.reset();
        });
    }

    /** After a restart: the servers where they were, the mails back in their inboxes, the clock as far ahead as it was. */
    void resume() {
        runs.current().ifPresent(run -> {
            Ports ports = servers.open(run.ports(), SampleBrand.MAILBOX, Secrets.decrypt(run.sealedPassword()));
            if (!ports.equals(run.ports())) {
                run.listensOn(ports);
                sampleData.connect(run);
            }
            servers.deliverAgain(mails.inOrder());
            servers.openDoor(sampleDomains(), ports.pages());
            clock.reset();
            clock.advance(run.ahead());
        });
    }

    void stop() {
        servers.close();
    }

    private List<String> sampleDomains() {
        return Stream.concat(Stream.of(SampleBrand.DOMAIN), partners.inOrder().stream().map(SamplePartner::domain)).toList();
    }
}
