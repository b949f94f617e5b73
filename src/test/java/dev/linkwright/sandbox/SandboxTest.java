package dev.linkwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.shared.AppClock;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SandboxTest {

    @Inject
    Sandbox sandbox;
    @Inject
    SandboxServers servers;
    @Inject
    AppClock clock;
    @Inject
    Cast cast;
    @Inject
    EntityManager database;

    @BeforeEach
    void start() {
        sandbox.start(cast.cleo(), clock.instant());
    }

    @AfterEach
    void leave() {
        sandbox.leave(cast.cleo(), clock.instant());
    }

    @Test
    void makesABrandWithSitesPeopleAndAMailbox() {
        assertThat(sandbox.isOn()).isTrue();
        assertThat(count("select count(*) from prospect p join brand b on b.id = p.brand_id where b.sandbox")).isEqualTo(40);
        assertThat(count("select count(*) from prospect p join brand b on b.id = p.brand_id where b.sandbox and p.score > 0 and p.relevance is not null")).isEqualTo(40);
        assertThat(count("select count(*) from prospect p join brand b on b.id = p.brand_id where b.sandbox and p.excluded_because like 'Spam%'")).isEqualTo(3);
        assertThat(count("select count(*) from contact c join site s on s.id = c.site_id join sandbox_partner p on p.domain = s.domain")).isEqualTo(25);
        assertThat(count("select count(*) from mailbox where address = 'outreach@fernhill-sample.example' and imap_port > 0")).isEqualTo(1);
        assertThat(count("select count(*) from asset a join brand b on b.id = a.brand_id where b.sandbox")).isEqualTo(1);
    }

    @Test
    void startingTwiceChangesNothing() {
        int port = sandbox.facts().smtpPort();
        sandbox.start(cast.cleo(), clock.instant());
        assertThat(sandbox.facts().smtpPort()).isEqualTo(port);
        assertThat(count("select count(*) from brand where sandbox")).isEqualTo(1);
    }

    @Test
    void comesBackOnTheSamePortsAfterARestart() {
        SandboxFacts before = sandbox.facts();
        sandbox.stop();
        sandbox.resume();
        assertThat(sandbox.facts()).isEqualTo(before);
    }

    @Test
    void leavingLeavesNoRowOfTheSampleAndNothingOfOthersIsTouched() {
        long other = cast.brand().id();
        long sample = count("select id from brand where sandbox");
        sandbox.leave(cast.cleo(), clock.instant());

        assertThat(sandbox.isOn()).isFalse();
        assertThat(count("select count(*) from site where domain = 'tidy-desk.example'")).isZero();
        assertThat(count("select count(*) from mailbox where address = 'outreach@fernhill-sample.example'")).isZero();
        for (String table : tablesWith("brand_id")) {
            assertThat(count("select count(*) from " + table + " where brand_id = " + sample)).as(table).isZero();
        }
        assertThat(count("select count(*) from brand where id = " + other)).isEqualTo(1);
        assertThat(clock.ahead()).isZero();
    }

    @SuppressWarnings("unchecked")
    private List<String> tablesWith(String column) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "select table_name from information_schema.columns where table_schema = 'public' and column_name = ?1", String.class)
                .setParameter(1, column).getResultList());
    }

    private long count(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database.createNativeQuery(sql).getSingleResult()).longValue());
    }
}
