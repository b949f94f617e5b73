package dev.linkwright.web.link;

import java.time.InstantSource;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.campaign.reclaim.ProposeTarget;
import dev.linkwright.link.reclaim.CheckOwnPages;
import dev.linkwright.link.reclaim.OwnPage;
import dev.linkwright.link.reclaim.OwnPages;
import dev.linkwright.link.reclaim.RedirectLines;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A page of ours that links lead to and that is gone: where its visitors should be led, and the lines that do it. */
@Path("/links/repairs/{id}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class RepairPage {

    @Inject OwnPages pages;
    @Inject Assets assets;
    @Inject ProposeTarget proposeTarget;
    @Inject CheckOwnPages check;
    @Inject Flash flash;
    @Inject InstantSource clock;

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance repair(OwnPage page, long links, List<Asset> assets, ProposeTarget.Proposal proposal, String to, RedirectLines redirect, FormErrors errors);
    }

    @GET
    public TemplateInstance show(long id, @RestQuery String to) {
        OwnPage page = pages.require(id);
        ProposeTarget.Proposal proposal = proposeTarget.insteadOf(page);
        String chosen = to == null || to.isBlank() ? proposal.url() : to.strip();
        RedirectLines redirect = null;
        FormErrors errors = FormErrors.none();
        try {
            redirect = RedirectLines.of(page.url(), chosen, page.brand().anotherPage());
        } catch (RuleViolation no) {
            errors = FormErrors.of(no);
        }
        return Templates.repair(page, pages.liveLinksTo(page), assets.of(page.brand()), proposal, chosen, redirect, errors);
    }

    /** Looks whether it is mended. */
    @POST
    @Path("check")
    public Response check(long id) {
        flash.tries(() -> {
            check.now(id, clock.instant());
            flash.say(QuarkusTransaction.requiringNew().call(() -> pages.require(id).isGone()) ? "Still gone." : "It answers: the cases that waited for it are closed.");
        });
        return LinkPage.Back.to(null, "/links/repairs/" + id);
    }
}
