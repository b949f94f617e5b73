package dev.linkwright.link;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.SafeFetcher;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** One look at a page that a mail of ours leads to. Stores nothing. */
@ApplicationScoped
public class LookAtPage {
    private final SafeFetcher fetcher;

    LookAtPage(SafeFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * What a look found.
     *
     * @param gone the server says that the page does not exist: 404 or 410. Anything else that went wrong may pass
     * @param fine the page answered as pages do
     */
    public record Look(boolean gone, boolean fine, String words) { }

    public Look at(URI page) {
        FetchResult result = fetcher.get(page);
        if (result instanceof FetchResult.Response response) {
            int status = response.status();
            boolean gone = status == 404 || status == 410;
            return new Look(gone, status < 400, gone ? "the page does not exist (" + status + ")" : status < 400 ? "answers" : "answers with error " + status);
        }
        // robots.txt and guarded networks are ours to respect, not the page's fault.
        return result instanceof FetchResult.Failure failure ? new Look(false, false, failure.reason()) : new Look(false, true, "not visited: " + ((FetchResult.Refused) result).reason());
    }
}
