package dev.linkwright.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.site.search.FillSiteSearch;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchPageTest {

    @Inject
    Cast cast;
    @Inject
    FillSiteSearch fillSearch;
    @Inject
    EntityManager entities;

    @Test
    void aPieceOfADomainFindsTheSiteAndItsPeople() {
        Site site = cast.site();
        Contact contact = cast.contact(site, "Maya");

        Document page = Visitor.signedIn(cast.ana()).open("/search?q=" + site.domain().substring(1));

        assertThat(page.select("#found-0").text()).isEqualTo("Sites");
        assertThat(page.select(".hit a[href=/sites/" + site.id() + "]").eachText()).contains(site.domain(), contact.name());
    }

    @Test
    void whoIsThereIsNotWhatTheSiteIs() {
        Contact contact = cast.contact(cast.site(), "Odile" + System.nanoTime());
        Visitor visitor = Visitor.signedIn(cast.ana());

        assertThat(visitor.open("/search?q=" + contact.name()).select(".agenda h2").eachText()).as("before the words are filled in").containsExactly("People");
        fillSearch.run(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(visitor.open("/search?q=" + contact.name()).select(".agenda h2").eachText()).containsExactly("People");
    }

    @Test
    void aThousandAreCountedAndNotAllThatThereAre() {
        String name = "crowd" + System.nanoTime();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
            "insert into site (domain, created_at) select '" + name + "-' || n || '.example', now() from generate_series(1, 1003) n").executeUpdate());

        Document page = Visitor.signedIn(cast.ana()).open("/search?q=" + name);

        assertThat(page.select(".agenda__head").eachText()).containsExactly("Sites 1,000+");
        assertThat(page.select(".hit").last().text()).isEqualTo("and 992+ more: add a letter to narrow it down");
    }

    @Test
    void wildcardsAreOrdinaryLettersAndMarkupIsText() {
        Document page = Visitor.signedIn(cast.ana()).open("/search?q=%%<script>");

        assertThat(page.select(".empty").text()).contains("%%<script>");
    }

    @Test
    void oneLetterIsTooFew() {
        assertThat(Visitor.signedIn(cast.ana()).open("/search?q=a").select("#found").text()).contains("Two letters");
    }

    @Test
    void anOutsiderIsRefused() {
        assertThat(Visitor.outsider().get("/search?q=a").statusCode()).isEqualTo(302);
    }
}
