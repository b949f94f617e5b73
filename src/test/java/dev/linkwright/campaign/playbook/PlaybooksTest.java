package dev.linkwright.campaign.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.campaign.letter.Letter;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.letter.OtherSites;
import dev.linkwright.campaign.letter.Template;
import dev.linkwright.campaign.letter.WritingHints;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.RuleViolation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of campaign brings fields, mails and checks of its own, and begins in a state its own gate lets through. */
class PlaybooksTest {

    private static final MergeValues EVERYTHING = everything();

    @ParameterizedTest
    @EnumSource(PlaybookKind.class)
    void itsMailsSendOnceTheFieldsItAsksForAreThere(PlaybookKind kind) {
        Playbook playbook = kind.playbook();
        assertThat(playbook.mails()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(playbook.mails().get(0).subject()).isNotBlank();
        for (Mail mail : playbook.mails()) {
            Letter letter = Letter.render(mail.subject(), mail.body(), "legal", EVERYTHING);
            assertThat(letter.flaws(OtherSites.none())).as(mail.subject()).isEmpty();
            assertThat(Template.subject(mail.subject()).fields()).isSubsetOf(playbook.palette());
            assertThat(Template.body(mail.body()).fields()).isSubsetOf(playbook.palette());
        }
    }

    @ParameterizedTest
    @EnumSource(PlaybookKind.class)
    void whatItAsksForOnceIsUsedByItsMails(PlaybookKind kind) {
        Playbook playbook = kind.playbook();
        assertThat(playbook.asksOnce()).allMatch(MergeField::isOfCampaign).allMatch(field -> Check.uses(playbook.mails(), field), "is used");
        assertThat(playbook.asksEach()).noneMatch(MergeField::isOfCampaign).allMatch(MergeField::isFillable);
    }

    @ParameterizedTest
    @EnumSource(PlaybookKind.class)
    void itsOwnChecksLetItsOwnMailsThrough(PlaybookKind kind) {
        Playbook playbook = kind.playbook();
        assertThat(playbook.checks()).isNotEmpty();
        for (Check check : playbook.checks()) {
            boolean broken = check instanceof Check.OfMails mails ? mails.broken().test(playbook.mails())
                    : check instanceof Check.OfEach each ? each.broken().test(EVERYTHING) : ((Check.OfCampaign) check).broken().test(EVERYTHING);
            assertThat(broken).as(check.sentence()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(PlaybookKind.class)
    void itsMailsAreShortAndPlain(PlaybookKind kind) {
        kind.playbook().mails().forEach(mail -> assertThat(WritingHints.of(mail.subject(), mail.body(), null).stream()
                .filter(hint -> hint.kind() != WritingHints.Kind.QUESTION)).as(mail.subject()).isEmpty());
    }

    @Test
    void aSyndicationAsksForCreditAndCanonical() {
        List<Mail> mails = PlaybookKind.SYNDICATION.playbook().mails();
        assertThat(mails.get(0).body()).contains("{attribution}").contains("rel=\"canonical\" href=\"{target_url}\"");
        List<Mail> silent = List.of(new Mail(0, "An article", "You may print {asset_title}: {target_url}"));
        assertThat(broken(PlaybookKind.SYNDICATION, silent)).anyMatch(why -> why.contains("credit")).anyMatch(why -> why.contains("canonical"));
    }

    @Test
    void aBrokenLinkKnowsTheDeadAddressFromItsReplacement() {
        MergeValues same = EVERYTHING.with(MergeField.REPLACEMENT_URL, "http://www.site.example/gone/").with(MergeField.DEAD_URL, "https://site.example/gone");
        assertThat(PlaybookKind.BROKEN_LINK.playbook().checks()).anyMatch(check -> check instanceof Check.OfEach each && check.stops() && each.broken().test(same));
        assertThat(broken(PlaybookKind.BROKEN_LINK, List.of(new Mail(0, "Your page", "Something is broken.")))).containsExactly("No mail names the dead link: put in {dead_url}.");
    }

    @Test
    void aPartnerIsNotOfferedALinkForALink() {
        Check.OfEach offer = (Check.OfEach) PlaybookKind.PARTNER.playbook().checks().get(0);
        assertThat(offer.broken().test(MergeValues.none().with(MergeField.OFFER, "We could do a link exchange."))).isTrue();
        assertThat(offer.broken().test(MergeValues.none().with(MergeField.OFFER, "We send you two testers for your next release."))).isFalse();
    }

    @Test
    void newsGrowsOld() {
        assertThat(broken(PlaybookKind.NEWSJACKING, List.of(new Mail(0, "{news}", "{view}"), new Mail(6, "", "Again")))).anyMatch(why -> why.contains("at most 2 days"));
    }

    @Test
    void everyOpportunityHasAKindAndDigitalPrHasFourForms() {
        for (Opportunity opportunity : Opportunity.values()) {
            assertThat(PlaybookKind.of(opportunity).opportunity()).isEqualTo(opportunity);
        }
        assertThat(Stream.of(PlaybookKind.values()).filter(kind -> kind.label().startsWith("Digital PR: ")).map(PlaybookKind::label))
                .containsExactlyInAnyOrder("Digital PR: expert pitch", "Digital PR: newsjacking", "Digital PR: press release", "Digital PR: media kit");
        assertThat(PlaybookKind.named("digital pr")).isEqualTo(PlaybookKind.EXPERT_PITCH);
        assertThat(PlaybookKind.named("original-research")).isEqualTo(PlaybookKind.ORIGINAL_RESEARCH);
        assertThatThrownBy(() -> PlaybookKind.named("skyscraper")).isInstanceOf(RuleViolation.class).hasMessageContaining("SYNDICATION");
    }

    private static List<String> broken(PlaybookKind kind, List<Mail> mails) {
        return kind.playbook().checks().stream().filter(Check.OfMails.class::isInstance).map(Check.OfMails.class::cast)
                .filter(check -> check.broken().test(mails)).map(Check::sentence).toList();
    }

    private static MergeValues everything() {
        MergeValues values = MergeValues.none();
        for (MergeField field : MergeField.values()) {
            values = values.with(field, field.isAddress() ? "https://fernhill.example/" + field.key() : "Words on " + field.label() + " in 2026");
        }
        return values.with(MergeField.SITE, "site.example").with(MergeField.PAGE_URL, "https://www.site.example/links").with(MergeField.BRAND, "Fernhill")
                .with(MergeField.QUOTE, "The survey by Fernhill is good.");
    }
}
