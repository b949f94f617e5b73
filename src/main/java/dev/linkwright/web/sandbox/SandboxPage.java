package dev.linkwright.web.sandbox;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.sandbox.SampleMails;
import dev.linkwright.sandbox.SamplePartners;
import dev.linkwright.sandbox.Sandbox;
import dev.linkwright.sandbox.SandboxClock;
import dev.linkwright.sandbox.SandboxFacts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;

/** Gathers what the sandbox pages have in common. */
@RequestScoped
class SandboxPage {

    @Inject
    Sandbox sandbox;
    @Inject
    SandboxClock sandboxClock;
    @Inject
    SamplePartners partners;
    @Inject
    SampleMails mails;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;

    /** @param chosen domain of the partner being looked at, empty for none */
    SandboxView view(String chosen) {
        SandboxFacts facts = sandbox.facts();
        return new SandboxView(facts, clock.instant(), sandboxClock.ahead(), PartnerRow.list(partners.inOrder(), mails.traffic(), chosen),
                mails.elsewhere(facts.mailbox()).size(), isAdmin());
    }

    boolean isAdmin() {
        return currentUser.user().role() == Role.ADMIN;
    }

    List<Integer> daysOnOffer() {
        return SandboxClock.DAYS_ON_OFFER;
    }
}
