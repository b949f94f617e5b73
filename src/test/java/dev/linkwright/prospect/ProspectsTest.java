package dev.linkwright.prospect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProspectsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    Cast cast;
    @Inject
    Prospects prospects;

    @Test
    void oneBrandHasASiteOnce() {
        Brand brand = cast.brand();
        Site site = cast.site();
        long first = QuarkusTransaction.requiringNew().call(() -> prospects.findOrCreate(brand, site, NOW).id());
        long second = QuarkusTransaction.requiringNew().call(() -> prospects.findOrCreate(brand, site, NOW).id());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void everyMoveLeavesARow() {
        Brand brand = cast.brand();
        Site site = cast.site();
        User ana = cast.ana();
        long id = QuarkusTransaction.requiringNew().call(() -> {
            Prospect prospect = prospects.findOrCreate(brand, site, NOW);
            prospect.moveTo(Stage.QUALIFIED, ana, "has a resource page", NOW);
            prospect.moveTo(Stage.QUALIFIED, ana, "again", NOW);
            prospect.moveTo(Stage.CONTACTED, null, "", NOW.plusSeconds(60));
            return prospect.id();
        });
        QuarkusTransaction.requiringNew().run(() -> {
            Prospect prospect = prospects.require(id);
            assertThat(prospect.stage()).isEqualTo(Stage.CONTACTED);
            assertThatThrownBy(() -> prospect.moveTo(Stage.NEW, ana, "", NOW)).isInstanceOf(RuleViolation.class)
                .hasMessageContaining("can't become New");
            assertThat(prospects.getEntityManager().createQuery("from StageEvent where prospect.id = ?1 order by id", StageEvent.class)
                .setParameter(1, id).getResultList()).extracting(StageEvent::to).containsExactly(Stage.QUALIFIED, Stage.CONTACTED);
        });
    }

    @Test
    void aDisqualifiedProspectSaysWhyItSinks() {
        Brand brand = cast.brand();
        Site site = cast.site();
        QuarkusTransaction.requiringNew().run(() -> {
            Prospect prospect = prospects.findOrCreate(brand, site, NOW);
            prospect.moveTo(Stage.DISQUALIFIED, null, "sells links", NOW);
            assertThat(prospect.excludedBecause()).hasValue("Disqualified: sells links");
            prospect.moveTo(Stage.NEW, null, "", NOW);
            assertThat(prospect.excludedBecause()).isEmpty();
        });
    }
}
