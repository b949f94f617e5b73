package dev.linkwright.web.today;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Brand;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TodayPageTest {

    @Inject
    Cast cast;
    @Inject
    EntityManager database;

    Brand brand;
    Visitor ana;

    @BeforeEach
    void anaWorksForAFreshBrand() {
        clearTriage();
        brand = cast.brand();
        ana = Visitor.signedIn(cast.ana()).with("brand", brand.id().toString());
    }

    @Test
    void nothingToDoSaysAllQuiet() {
        Document page = ana.open("/");

        assertThat(page.select(".rail__brand").text()).contains(brand.name());
        assertThat(page.select(".empty h2").text()).isEqualTo("All quiet");
        assertThat(page.select(".agenda")).isEmpty();
    }

    @Test
    void aPartnersAnswerComesFirstWithTheirWords() {
        long thread = threadToAnswer("Happy to include it.\n\nOn Tue, Ana wrote:\n> Hello");

        Document page = ana.open("/");

        assertThat(page.select("#a-replies + .n").text()).isEqualTo("1");
        assertThat(page.select(".agenda__row .say").first().text()).isEqualTo("“Happy to include it.”");
        assertThat(page.select(".agenda__row .act a").first().attr("href")).isEqualTo("/inbox/" + thread);
        assertThat(page.select(".rail a[href=/inbox] .rail__count").text()).startsWith("1");
        assertThat(page.select("h1 + p").text()).contains("One thing needs you");
    }

    @Test
    void aPromiseWhoseDayHasPassedIsOverdue() {
        promisedFor("current_date - 4");
        promisedFor("current_date + 4");

        Document page = ana.open("/");

        assertThat(page.select("#a-promises + .n").text()).isEqualTo("1");
        assertThat(page.select(".agenda__row > time").text()).isEqualTo("4 days late");
    }

    @Test
    void theBrandSwitchLeadsToTheOtherBrand() {
        Brand other = cast.brand();

        ana.post("/brands/current", "brand", other.id());

        assertThat(ana.open("/").select(".rail__brand").text()).contains(other.name());
    }

    @Test
    void anOutsiderIsSentToTheSignIn() {
        assertThat(Visitor.outsider().get("/").header("Location")).endsWith("/sign-in");
    }

    /** Mail that fits no conversation belongs to no brand yet, so everybody's Today shows it, also what other tests left. */
    @Transactional
    void clearTriage() {
        database.createNativeQuery("update message set dismissed_at = now() where direction = 'IN' and thread_id is null and dismissed_at is null").executeUpdate();
    }

    @Transactional
    long threadToAnswer(String text) {
        int number = Cast.number();
        Site site = cast.site();
        long mailbox = id("insert into mailbox (name, address, smtp_host, smtp_port, smtp_security, daily_cap, min_gap_seconds, created_at) values "
                + "('Ana', 'ana-" + number + "@fernhill.example', 'localhost', 25, 'NONE', 50, 0, now()) returning id");
        long thread = id("insert into thread (brand_id, site_id, mailbox_id, subject, state, token, to_answer, created_at, last_message_at) values ("
                + brand.id() + ", " + site.id() + ", " + mailbox + ", 'Survey', 'OPEN', 'token-" + number + "', true, now(), now()) returning id");
        database.createNativeQuery("insert into message (thread_id, mailbox_id, brand_id, site_id, direction, kind, state, message_id, from_name, "
                + "from_address, to_address, subject, body_text, created_at) values (" + thread + ", " + mailbox + ", " + brand.id() + ", " + site.id()
                + ", 'IN', 'REPLY', 'RECEIVED', '<" + number + "@x>', 'Tomas', 'tomas@x.example', 'ana@x.example', 'Re: Survey', :text, now())")
                .setParameter("text", text).executeUpdate();
        return thread;
    }

    @Transactional
    void promisedFor(String day) {
        int number = Cast.number();
        database.createNativeQuery("insert into backlink (brand_id, site_id, page_url, page_key, target_url, target_key, source, state, promised_for, "
                + "created_at, next_check_because) values (" + brand.id() + ", " + cast.site().id() + ", 'https://x.example/" + number + "', 'x/" + number
                + "', 'https://y.example/', 'y', 'test', 'PROMISED', " + day + ", now(), 'test')").executeUpdate();
    }

    private long id(String sql) {
        return ((Number) database.createNativeQuery(sql).getSingleResult()).longValue();
    }
}
