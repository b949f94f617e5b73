package dev.linkwright.link;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.SafeFetcher;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.FoundLink;
import dev.linkwright.link.inspect.LinkInspector;
import dev.linkwright.link.inspect.Sighting;
import dev.linkwright.link.inspect.Wanted;

/** Fetches a page, reads it, and follows its wrong links to see whether they reach the right page after all. Stores nothing. */
@ApplicationScoped
public class VisitPage {

    private final SafeFetcher fetcher;

    VisitPage(SafeFetcher fetcher) {
        this.fetcher = fetcher;
    }

    public Visit to(URI page, Wanted wanted) {
        FetchResult result = fetcher.get(page);
        Sighting seen = LinkInspector.inspect(result, wanted);
        for (FoundLink lead : seen.leads()) {
            FetchResult end = fetcher.get(URI.create(lead.url()));
            if (reaches(end, wanted)) return new Visit(result, seen.throughRedirect(lead, "live, through a redirect from " + lead.url(), Visit.inWords(end.chain())));
            if (isGone(end) && seen.link().filter(lead::equals).isPresent())
                seen = seen.because("links to a page of ours that is gone: " + lead.url());
        }
        return new Visit(result, seen);
    }

    private static boolean reaches(FetchResult end, Wanted wanted) {
        return end instanceof FetchResult.Response response && !response.chain().isEmpty() && response.status() < 400
            && WebAddress.parse(response.finalUrl().toString()).filter(wanted::isTarget).isPresent();
    }

    private static boolean isGone(FetchResult end) {
        return end instanceof FetchResult.Response response && (response.status() == 404 || response.status() == 410);
    }
}
