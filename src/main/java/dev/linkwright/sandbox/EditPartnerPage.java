package dev.linkwright.sandbox;

import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** A sample partner changes its page; the sample web serves it so from then on. */
@ApplicationScoped
public class EditPartnerPage {

    @Inject
    SamplePartners partners;

    /** @throws RuleViolation naming {@code state}, {@code targetUrl} or {@code anchor} */
    @Transactional
    public void run(String domain, PageState state, String targetUrl, String anchor, Instant now) {
        if (state == null) {
            throw new RuleViolation("state", "Choose what the page does.");
        }
        partners.require(domain).edit(state, targetUrl, anchor, now);
    }
}
