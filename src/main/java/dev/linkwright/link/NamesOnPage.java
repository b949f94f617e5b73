package dev.linkwright.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.fetch.FetchResult;
import dev.linkwright.link.inspect.LinkInspector;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Sighting;
import dev.linkwright.link.inspect.Wanted;
import dev.linkwright.link.inspect.Words;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Looks through a page that was read for another reason for the names of every brand. Call it outside of a transaction. */
@ApplicationScoped
public class NamesOnPage {

    private final Brands brands;
    private final NoteMention note;

    NamesOnPage(Brands brands, NoteMention note) {
        this.brands = brands;
        this.note = note;
    }

    private record Asked(long brandId, Wanted wanted) {}

    /**
     * Notes a mention for each brand that the page names and does not link to.
     *
     * @param source where the page comes from, in words, such as "from our own reading of the site"
     * @return how many were new
     */
    public int run(FetchResult.Response page, String source, Instant now) {
        List<Asked> asked = QuarkusTransaction.requiringNew().call(() -> brands.listAll().stream().filter(brand -> !brand.names().isEmpty()).map(NamesOnPage::asked).toList());
        if (asked.isEmpty()) return 0;
        List<Sighting> seen = LinkInspector.inspect(page, asked.stream().map(Asked::wanted).toList());
        int noted = 0;
        for (int i = 0; i < asked.size(); i++) {
            if (seen.get(i).observation() != Observation.MENTION_ONLY) continue;
            long brand = asked.get(i).brandId();
            Words words = seen.get(i).mention().orElse(Words.NONE);
            noted += QuarkusTransaction.requiringNew().call(() -> note.run(brands.require(brand), page.finalUrl().toString(), words, source, null, now)) == NoteMention.Result.NOTED ? 1 : 0;
        }
        return noted;
    }

    private static Asked asked(Brand brand) {
        return new Asked(brand.id(), new Wanted(Optional.empty(), brand.domains(), brand.names(), brand.keywords(), brand.notFollowedBy(), brand.anotherPage()));
    }
}
