package dev.linkwright.prospect.broken;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.NameLookup;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.prospect.broken.Finding.Kind;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jsoup.nodes.Document;

/**
 * What a visit's answer means for the link. Only 404, 410 and a name that no longer exists mean "gone"; everything that keeps us from
 * seeing the page (time-outs, 403, 429, 5xx, bot walls, robots.txt) means that we don't know.
 */
final class ReadAnswer {

    private ReadAnswer() {
    }

    /** @param names asked only when nothing answered */
    static Finding of(FetchResult result, Function<String, NameLookup.Answer> names) {
        if (result instanceof FetchResult.Response response) {
            return of(response);
        }
        if (result instanceof FetchResult.Refused refused) {
            return new Finding(Kind.CLOSED, Optional.empty(), refused.reason(), Optional.empty());
        }
        FetchResult.Failure failure = (FetchResult.Failure) result;
        URI last = failure.chain().isEmpty() ? failure.requested() : failure.chain().get(failure.chain().size() - 1).to();
        String host = WebAddress.parse(last.toString()).map(WebAddress::host).orElse("");
        if (!host.isEmpty() && names.apply(host) == NameLookup.Answer.NO_SUCH_NAME) {
            return new Finding(Kind.GONE, Optional.empty(), "the name " + host + " does not exist any more (DNS)", Optional.empty());
        }
        return new Finding(Kind.LATER, Optional.empty(), failure.reason(), Optional.empty());
    }

    private static Finding of(FetchResult.Response response) {
        int status = response.status();
        Optional<Integer> code = Optional.of(status);
        Optional<String> end = response.chain().isEmpty() ? Optional.empty() : Optional.of(response.finalUrl().toString());
        Document page = response.document();
        if (PageSuspicion.isBotWall(page)) {
            return new Finding(Kind.CLOSED, code, "asks whether we are human", end);
        }
        String through = end.map(url -> " after a redirect to " + url).orElse("");
        if (status == 404 || status == 410) {
            return new Finding(Kind.GONE, code, "answers " + status + (status == 410 ? " Gone" : " Not Found") + through, end);
        }
        if (status == 429 || status >= 500) {
            return new Finding(Kind.LATER, code, "answers " + status + through + (status == 429 ? ": too many requests" : ": trouble on their server"), end);
        }
        if (status >= 400) {
            return new Finding(Kind.CLOSED, code, "answers " + status + through + ": keeps us out", end);
        }
        Optional<WebAddress> asked = WebAddress.parse(response.requested().toString());
        Optional<WebAddress> reached = WebAddress.parse(response.finalUrl().toString());
        Optional<String> suspicion = asked.isEmpty() || reached.isEmpty() ? Optional.empty() : PageSuspicion.of(response, asked.get(), reached.get(), page);
        return suspicion.map(why -> new Finding(Kind.SUSPECT, code, why, end))
            .orElseGet(() -> new Finding(Kind.ALIVE, code, "answers " + status + through, end));
    }
}
