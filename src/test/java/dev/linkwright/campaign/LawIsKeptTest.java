package dev.linkwright.campaign;

import static dev.linkwright.campaign.CampaignCast.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.law.CountryLaws;
import dev.linkwright.campaign.law.Strictness;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.WritingBasis;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the law wants of a mail is in every mail, and the gate lets none through without it; how strict a country is, admins say. */
@QuarkusTest
class LawIsKeptTest {

    @Inject
    Cast cast;
    @Inject
    CampaignCast campaigns;
    @Inject
    LaunchGate gate;
    @Inject
    LaunchCampaign launch;
    @Inject
    LetterWriter letters;
    @Inject
    Enrollments enrollments;
    @Inject
    DescribeBrand describe;
    @Inject
    CountryLaws laws;
    @Inject
    Contacts contacts;

    private List<GateProblem> problems(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> gate.check(scene.campaignId()).problems());
    }

    private void brand(Scene scene, String postalAddress, String legalName, String source) {
        describe.change(scene.brand().id(), new DescribeBrand.Fields(null, null, null, null, null, postalAddress, legalName, source, null, null, null), NOW);
    }

    private void lives(Scene scene, String country, WritingBasis basis) {
        QuarkusTransaction.requiringNew().run(() -> {
            contacts.require(scene.contact(0).id()).livesIn(country, null);
            contacts.require(scene.contact(0).id()).mayBeWrittenTo(basis, "said on the phone", NOW);
        });
    }

    private String text(Scene scene) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Enrollment one = enrollments.ofCampaign(scene.campaignId()).get(0);
            return letters.write(one, one.campaign().step(1).orElseThrow(), "https://us.example/out").text();
        });
    }

    @Test
    void aMailSaysWhoWritesFromWhereWhyAndHowToGetNoMore() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        brand(scene, "4 Mill Lane\nSampletown", "Fernhill Ltd", "Your address stands on {site}; that is where we have it from.");
        String site = scene.contact(0).email().split("@")[1];
        assertThat(text(scene)).endsWith("""

                --\s
                Fernhill Ltd, 4 Mill Lane, Sampletown. Your address stands on %s; that is where we have it from.
                No more mail: https://us.example/out
                """.formatted(site));
    }

    @Test
    void withoutAPostalAddressNothingIsLaunched() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        brand(scene, "", null, null);
        assertThat(problems(scene)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("postalAddress");
            assertThat(problem.isBlocking()).isTrue();
        });
        assertThatThrownBy(() -> launch.run(scene.campaignId(), scene.ana(), NOW)).isInstanceOf(RuleViolation.class).hasMessageContaining("postal address");
    }

    @Test
    void whereTheLawWantsTheSourceNamedTheSentenceMustBeThereAndAnUnknownCountryIsTheStrictest() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        brand(scene, null, null, "");
        assertThat(problems(scene)).extracting(GateProblem::field).as("nobody knows where she lives").containsExactly("sourceSentence");
        lives(scene, "US", WritingBasis.NOT_SAID);
        assertThat(problems(scene)).isEmpty();
        lives(scene, "FR", WritingBasis.NOT_SAID);
        assertThat(problems(scene)).extracting(GateProblem::field).containsExactly("sourceSentence");
        brand(scene, null, null, "You get this because {site} names you as its editor.");
        assertThat(problems(scene)).isEmpty();
        assertThatThrownBy(() -> brand(scene, null, null, "Dear {first_name}")).isInstanceOf(RuleViolation.class).hasMessageContaining("Only {site}");
    }

    @Test
    void aCountryWhoseLawWantsConsentIsSaidAloudAndAnAdminMakesItStrict() {
        Scene scene = campaigns.draft(1, true, CampaignCast.THREE_STEPS);
        lives(scene, "Austria", WritingBasis.LEGITIMATE_INTEREST);
        assertThat(problems(scene)).singleElement().satisfies(problem -> {
            assertThat(problem.isBlocking()).isFalse();
            assertThat(problem.reason()).contains("Austria (TKG 2021 § 174").contains("1 reader there has not agreed");
        });
        String before = laws.table().strictnessOf("AT").name();
        String cleo = cast.token(cast.cleo());
        try {
            Api.with(cast.token(cast.ana())).body(Map.of("strictness", "CONSENT")).put("/law/countries/AT").then().statusCode(403);
            Api.with(cleo).body(Map.of("strictness", "HARSH")).put("/law/countries/AT").then().statusCode(422).body("field", equalTo("strictness"));
            Api.with(cleo).body(Map.of("strictness", "NOTICE")).put("/law/countries/Atlantis").then().statusCode(422).body("field", equalTo("country"));
            Api.with(cleo).body(Map.of("strictness", "CONSENT")).put("/law/countries/AT").then().statusCode(200).body("name", equalTo("Austria"));
            assertThat(problems(scene)).singleElement().satisfies(problem -> {
                assertThat(problem.isBlocking()).isTrue();
                assertThat(problem.reason()).contains("They live in Austria, where only people who agreed");
            });
            assertThat(QuarkusTransaction.requiringNew().call(() -> laws.table().strictnessOf(null))).as("unknown: as strict as the strictest").isEqualTo(Strictness.CONSENT);
            lives(scene, "AT", WritingBasis.CONSENT);
            assertThat(problems(scene)).isEmpty();
        } finally {
            Api.with(cleo).body(Map.of("strictness", before)).put("/law/countries/AT").then().statusCode(200);
        }
        Api.with(cleo).get("/law/countries").then().statusCode(200).body("items.country", hasItems("US", "DE", "GB"));
    }

    @Test
    void everybodySeesTheTableAndAdminsChangeIt() {
        assertThat(Visitor.signedIn(cast.ana()).get("/settings/law").asString()).contains("Law by country").contains("UWG § 7(2)").doesNotContain("name=\"strictness\"");
        assertThat(Visitor.signedIn(cast.cleo()).get("/settings/law").asString()).contains("name=\"strictness\"");
    }
}
