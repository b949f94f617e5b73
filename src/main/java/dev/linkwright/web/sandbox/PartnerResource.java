package dev.linkwright.web.sandbox;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.sandbox.AnswerAsPartner;
import dev.linkwright.sandbox.AnswerKind;
import dev.linkwright.sandbox.EditPartnerPage;
import dev.linkwright.sandbox.PageState;
import dev.linkwright.sandbox.SampleMail;
import dev.linkwright.sandbox.SampleMails;
import dev.linkwright.sandbox.SamplePage;
import dev.linkwright.sandbox.SamplePartner;
import dev.linkwright.sandbox.SamplePartners;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** One sample partner: its mails, its answers, its page. */
@Path("/sandbox")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class PartnerResource {

    @Inject
    SandboxPage page;
    @Inject
    SamplePartners partners;
    @Inject
    SampleMails mails;
    @Inject
    AnswerAsPartner answerAsPartner;
    @Inject
    EditPartnerPage editPartnerPage;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    /** What was typed and could not be taken, to be shown again. */
    public record Typed(String words, String state, String targetUrl, String anchor) {

        static Typed of(SamplePartner partner) {
            return new Typed("", partner.state().name(), partner.targetUrl(), partner.anchor());
        }
    }

    @CheckedTemplate(basePath = "sandbox")
    static class Templates {
        static native TemplateInstance partner(SandboxView view, List<Integer> days, FormErrors errors, SamplePartner partner, List<SampleMail> mails,
                SampleMail toAnswer, Typed typed, List<PageState> states, List<AnswerKind> canned);

        static native TemplateInstance page(SandboxView view, SamplePartner partner, SamplePage answer);
    }

    @GET
    @Path("/partners/{domain}")
    public TemplateInstance show(@PathParam("domain") String domain) {
        SamplePartner partner = partners.require(domain);
        return shown(partner, Typed.of(partner), FormErrors.none());
    }

    @POST
    @Path("/partners/{domain}/answers")
    public Response answer(@PathParam("domain") String domain, @FormParam("mail") long mail, @FormParam("kind") AnswerKind kind,
            @FormParam("words") String words) {
        SamplePartner partner = partners.require(domain);
        try {
            AnswerKind sent = kind == null ? AnswerKind.ANSWER : kind;
            answerAsPartner.run(domain, mail, sent, words, clock.instant());
            flash.say(sent == AnswerKind.ANSWER ? "Answered as " + partner.contactName() + "; it is in your inbox" : sent.words() + " sent; it is in your inbox");
            return backTo(domain);
        } catch (RuleViolation refused) {
            Typed typed = new Typed(words, partner.state().name(), partner.targetUrl(), partner.anchor());
            return Response.status(422).entity(shown(partner, typed, FormErrors.of(refused))).build();
        }
    }

    @POST
    @Path("/partners/{domain}/page")
    public Response edit(@PathParam("domain") String domain, @FormParam("state") PageState state, @FormParam("targetUrl") String targetUrl,
            @FormParam("anchor") String anchor) {
        try {
            editPartnerPage.run(domain, state, targetUrl, anchor, clock.instant());
            flash.say("The page of " + domain + " was changed");
            return backTo(domain);
        } catch (RuleViolation refused) {
            Typed typed = new Typed("", state == null ? "" : state.name(), targetUrl, anchor);
            return Response.status(422).entity(shown(partners.require(domain), typed, FormErrors.of(refused))).build();
        }
    }

    /** The page as the fetcher gets it, shown as source: nothing of it runs here. */
    @GET
    @Path("/pages/{domain}")
    public TemplateInstance page(@PathParam("domain") String domain) {
        SamplePartner partner = partners.require(domain);
        SandboxView view = page.view(domain);
        return Templates.page(view, partner, SamplePage.of(partner, view.facts().brandName(), partner.path()));
    }

    private TemplateInstance shown(SamplePartner partner, Typed typed, FormErrors errors) {
        List<SampleMail> exchange = mails.with(partner);
        SampleMail toAnswer = exchange.stream().filter(SampleMail::toPartner).reduce((earlier, later) -> later).orElse(null);
        return Templates.partner(page.view(partner.domain()), page.daysOnOffer(), errors, partner, exchange, toAnswer, typed,
                List.of(PageState.values()), List.of(AnswerKind.OUT_OF_OFFICE, AnswerKind.HARD_BOUNCE, AnswerKind.UNSUBSCRIBE));
    }

    private static Response backTo(String domain) {
        return Response.seeOther(URI.create("/sandbox/partners/" + domain)).build();
    }
}
