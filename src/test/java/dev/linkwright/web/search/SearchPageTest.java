package dev.linkwright.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchPageTest {

    @Inject
    Cast cast;

    @Test
    void aPieceOfADomainFindsTheSiteAndItsPeople() {
        Site site = cast.site();
        Contact contact = cast.contact(site, "Maya");

        Document page = Visitor.signedIn(cast.ana()).open("/search?q=" + site.domain().substring(1));

        assertThat(page.select("#found-0").text()).isEqualTo("Sites");
        assertThat(page.select(".hit a[href=/sites/" + site.id() + "]").eachText()).contains(site.domain(), contact.name());
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
