package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkLost;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.BacklinkWon;
import dev.linkwright.link.MentionState;
import dev.linkwright.link.Mentions;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;

/** From the conversation to the link, and from a mention back to the conversation. */
@QuarkusTest
class ReclamationTest {
    @Inject
    CampaignCast campaigns;
    @Inject
    Cast cast;
    @Inject
    RecordPromise recordPromise;
    @Inject
    DraftReclamation reclamation;
    @Inject
    StopEnrollment stop;
    @Inject
    Enrollments enrollments;
    @Inject
    CampaignFigures figures;
    @Inject
    Prospects prospects;
    @Inject
    Mentions mentions;
    @Inject
    Event<BacklinkWon> won;
    @Inject
    Event<BacklinkLost> lost;
    @Inject
    EntityManager database;

    @Test
    @TestTransaction
    void aPromiseIsWatchedAndWonAndLostLater() {
        Scene scene = campaigns.launched(1);
        Enrollment enrollment = enrollments.ofCampaign(scene.campaignId()).get(0);
        String page = "https://" + campaigns.siteOf(scene.contact(0)).domain() + "/resources";
        Backlink link = recordPromise.run(enrollment.threadId().orElseThrow(), page, "", null, scene.ana(), NOW);
        assertThat(link.state()).isEqualTo(BacklinkState.PROMISED);
        assertThat(link.targetUrl()).isEqualTo(scene.asset().url());
        assertThat(prospects.require(enrollment.prospectId()).stage()).isEqualTo(Stage.PROMISED);
        assertThat(enrollment.state()).isEqualTo(EnrollmentState.STOPPED);
        won.fire(new BacklinkWon(link.id(), NOW.plusSeconds(60)));
        assertThat(prospects.require(enrollment.prospectId()).stage()).isEqualTo(Stage.WON);
        enrollments.flush();
        Funnel funnel = figures.funnel(scene.campaignId());
        assertThat(funnel.promised()).isEqualTo(1);
        assertThat(funnel.won()).isEqualTo(1);
        lost.fire(new BacklinkLost(link.id(), NOW.plusSeconds(120)));
        assertThat(prospects.require(enrollment.prospectId()).stage()).isEqualTo(Stage.LOST);
        assertThat(figures.peopleWith(scene.campaignId(), PeopleFilter.of("lost", null, null), 0, 10)).containsExactly(enrollment.id());
    }

    @Test
    @TestTransaction
    void aPromiseNeedsAPage() {
        Scene scene = campaigns.launched(1);
        long thread = enrollments.ofCampaign(scene.campaignId()).get(0).threadId().orElseThrow();
        assertThatThrownBy(() -> recordPromise.run(thread, "nonsense", "", null, scene.ana(), NOW)).isInstanceOf(RuleViolation.class)
                .extracting(e -> ((RuleViolation) e).field()).isEqualTo("pageUrl");
    }

    @Test
    @TestTransaction
    void aMentionBecomesADraftThatQuotesTheSentence() {
        Scene scene = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Site site = cast.site();
        cast.contact(site, "Ines");
        long mention = mention(scene, site);
        Enrollment draft = reclamation.ofMention(mention, scene.ana(), NOW);
        assertThat(draft.state()).isEqualTo(EnrollmentState.IN_REVIEW);
        assertThat(draft.campaign().name()).isEqualTo("Reclamation");
        assertThat(mentions.require(mention).state()).isEqualTo(MentionState.RECLAIMING);
        enrollments.flush();
        assertThat(text(draft)).contains("thank you for naming " + scene.brand().name() + " on https://" + site.domain() + "/list")
                .contains("“The survey by Fernhill is good.”").contains("https://" + scene.brand().domains().get(0) + "/");
        assertThat(reclamation.ofMention(mention, scene.ana(), NOW).id()).as("a second click leads to the same draft").isEqualTo(draft.id());
        stop.run(draft.id(), StopReason.STOPPED_BY_HAND, null, scene.ana(), NOW);
        assertThat(mentions.require(mention).state()).as("a dropped draft puts it back").isEqualTo(MentionState.UNLINKED);
    }

    @Test
    @TestTransaction
    void withoutAContactItSaysWhatToDo() {
        Scene scene = campaigns.draft(0, true, CampaignCast.THREE_STEPS);
        Site site = cast.site();
        long mention = mention(scene, site);
        assertThatThrownBy(() -> reclamation.ofMention(mention, scene.ana(), NOW)).isInstanceOf(RuleViolation.class)
                .hasMessage("Nobody is known at " + site.domain() + " yet. Add a contact on its site page, then reclaim.");
    }

    @Test
    @TestTransaction
    void aLostLinkIsAskedForBackInTheConversationsPlace() {
        Scene scene = campaigns.launched(1);
        Enrollment first = enrollments.ofCampaign(scene.campaignId()).get(0);
        String page = "https://" + campaigns.siteOf(scene.contact(0)).domain() + "/resources";
        Backlink link = recordPromise.run(first.threadId().orElseThrow(), page, "", null, scene.ana(), NOW);
        assertThatThrownBy(() -> reclamation.ofBacklink(link.id(), scene.ana(), NOW)).hasMessageContaining("Only a lost link");
        database.flush();
        database.createNativeQuery("update backlink set state = 'LOST', lost_at = ?2 where id = ?1").setParameter(1, link.id()).setParameter(2, NOW).executeUpdate();
        database.clear();
        Enrollment draft = reclamation.ofBacklink(link.id(), scene.ana(), NOW.plusSeconds(5));
        enrollments.flush();
        assertThat(draft.contactId()).isEqualTo(scene.contact(0).id());
        assertThat(text(draft)).contains("your page " + page + " used to link to us").contains(scene.asset().url());
        won.fire(new BacklinkWon(link.id(), NOW.plusSeconds(60)));
        assertThat(draft.wonAt()).contains(NOW.plusSeconds(60));
    }

    private long mention(Scene scene, Site site) {
        return ((Number) database.createNativeQuery("""
                insert into mention (brand_id, site_id, page_url, page_key, source, state, words_left, words, words_right, found_at, next_check_because)
                values (?1, ?2, ?3, ?3, 'test', 'UNLINKED', 'The survey by ', 'Fernhill', ' is good.', ?4, 'soon') returning id
                """).setParameter(1, scene.brand().id()).setParameter(2, site.id()).setParameter(3, "https://" + site.domain() + "/list").setParameter(4, NOW)
                .getSingleResult()).longValue();
    }

    private String text(Enrollment enrollment) {
        return (String) database.createNativeQuery("select body_text from message where send_key = ?1", String.class)
                .setParameter(1, "enrollment:" + enrollment.id() + ":step:1").getSingleResult();
    }
}
