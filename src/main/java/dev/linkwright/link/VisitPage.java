package dev.linkwright.link;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.SafeFetcher;
import dev.linkwright.fetch.Validators;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.FoundLink;
import dev.linkwright.link.inspect.LinkInspector;
import dev.linkwright.link.inspect.MovedPage;
import dev.linkwright.link.inspect.Sighting;
import dev.linkwright.link.inspect.Wanted;

/** Fetches a page, reads it, and follows its wrong links to see whether they reach the right page after all. Stores nothing. */
@ApplicationScoped
public class VisitPage {

    private static final int MOST_MOVES = 2;

    private final SafeFetcher fetcher;

    VisitPage(SafeFetcher fetcher) {
        this.fetcher = fetcher;
    }

    public Visit to(URI page, Wanted wanted) {
        return to(page, List.of(wanted), Optional.empty()).get(0);
    }

    /**
     * One fetch for everything that is wanted of the page, in that order.
     *
     * @param earlier asks whether the page has changed; when it has not, every visit {@link Visit#isUnchanged}
     */
    List<Visit> to(URI page, List<Wanted> wanted, Optional<Validators> earlier) {
        FetchResult result = fetched(page, earlier);
        // a 304 that nobody asked for says nothing
        if (earlier.isPresent() && result instanceof FetchResult.Response response && response.isUnchanged()) {
            // what such an answer says of search engines may have changed without the page
            boolean sameSigns = response.openToSearchEngines() && response.headerValues("x-robots-tag").isEmpty() && response.headerValues("link").isEmpty();
            if (sameSigns) return wanted.stream().map(w -> Visit.unchanged(response)).toList();
            result = fetched(page, Optional.empty());
        }
        List<Sighting> seen = LinkInspector.inspect(result, wanted);
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) visits.add(followed(result, seen.get(i), wanted.get(i)));
        return visits;
    }

    /** A page that sends its readers on by a meta refresh is read where it sends them, as search engines do. */
    private FetchResult fetched(URI page, Optional<Validators> earlier) {
        FetchResult result = fetcher.get(page, earlier);
        List<FetchResult.Hop> chain = new ArrayList<>(result.chain());
        for (int moves = 0; moves < MOST_MOVES && result instanceof FetchResult.Response response; moves++) {
            Optional<WebAddress> next = MovedPage.by(response);
            if (next.isEmpty()) break;
            chain.add(new FetchResult.Hop(response.finalUrl(), response.status(), next.get().toUri()));
            result = fetcher.get(next.get().toUri());
            chain.addAll(result.chain());
            result = asked(result, page, chain);
        }
        return result;
    }

    private static FetchResult asked(FetchResult result, URI page, List<FetchResult.Hop> chain) {
        if (result instanceof FetchResult.Response r)
            return new FetchResult.Response(page, r.finalUrl(), r.status(), r.headers(), List.copyOf(chain), r.body(), r.openToSearchEngines());
        if (result instanceof FetchResult.Failure f) return new FetchResult.Failure(page, List.copyOf(chain), f.reason());
        return new FetchResult.Refused(page, List.copyOf(chain), ((FetchResult.Refused) result).reason());
    }

    private Visit followed(FetchResult result, Sighting first, Wanted wanted) {
        Sighting seen = first;
        Optional<FoundLink> dark = Optional.empty();
        for (FoundLink lead : seen.leads()) {
            FetchResult end = fetcher.get(URI.create(lead.url()));
            if (saysNothing(end)) dark = dark.or(() -> Optional.of(lead));
            if (reaches(end, wanted)) return new Visit(result, seen.throughRedirect(lead, "live, through a redirect from " + lead.url(), Visit.inWords(end.chain())));
            Optional<WebAddress> same = sameByItsOwnWord(end, wanted);
            if (same.isPresent() && result instanceof FetchResult.Response) {
                Sighting there = LinkInspector.inspect(result, wanted.at(WebAddress.parse(lead.url()).orElseThrow()));
                if (there.observation().isThere()) return new Visit(result, there);
            }
            if (isGone(end) && seen.link().filter(lead::equals).isPresent())
                seen = seen.because("links to a page of ours that is gone: " + lead.url());
        }
        Optional<String> unsure = dark.map(lead -> "links to " + lead.url() + ", which we could not follow to see whether it still reaches the agreed page")
            .or(() -> first.hasMoreLeads() ? Optional.of("has more links that lead on by a redirect than we follow") : Optional.empty());
        return new Visit(result, seen, unsure);
    }

    /** The way is closed at the moment, perhaps by a trouble of ours: whether it leads to the target is open. */
    private static boolean saysNothing(FetchResult end) {
        if (!(end instanceof FetchResult.Response response)) return true;
        int status = response.status();
        return status >= 500 || status == 429 || status == 401 || status == 403 || status == 408;
    }

    private static boolean reaches(FetchResult end, Wanted wanted) {
        return end instanceof FetchResult.Response response && !response.chain().isEmpty() && response.status() < 400
            && WebAddress.parse(response.finalUrl().toString()).filter(wanted::isTarget).isPresent();
    }

    /** Another address of the agreed page: the page there names the agreed one as the real one. */
    private static Optional<WebAddress> sameByItsOwnWord(FetchResult end, Wanted wanted) {
        if (!(end instanceof FetchResult.Response response) || response.status() != 200 || response.body().length == 0 || wanted.target().isEmpty()) return Optional.empty();
        return LinkInspector.canonical(response).filter(wanted::isTarget);
    }

    private static boolean isGone(FetchResult end) {
        return end instanceof FetchResult.Response response && (response.status() == 404 || response.status() == 410);
    }
}
