package dev.linkwright.link.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;

/** A page that is only there to send its readers on: a quick meta refresh (HTML 4.2.5.3) and hardly a word. */
public final class MovedPage {

    private static final int QUICK = 5;
    private static final int A_FEW_WORDS = 300;
    private static final int LOOKED_AT = 8 * 1024;
    private static final String WORD = "refresh";
    private static final Pattern REFRESH = Pattern.compile("^\\s*(\\d*)[\\d.]*\\s*[;,\\s]\\s*(?:url\\s*=\\s*)?[\"']?([^\"']+?)[\"']?\\s*$", Pattern.CASE_INSENSITIVE);

    private MovedPage() {}

    /** Where it sends them; empty when it is a page to be read. */
    public static Optional<WebAddress> by(FetchResult.Response response) {
        if (response.status() != 200 || response.body().length == 0 || !mentionsRefresh(response.body())) return Optional.empty();
        Document page = response.document();
        Optional<WebAddress> here = WebAddress.parse(response.finalUrl().toString());
        Element refresh = page.select("meta[http-equiv][content]").stream().filter(m -> m.attr("http-equiv").strip().equalsIgnoreCase("refresh") && PageLinks.isLive(m))
            .findFirst().orElse(null);
        if (here.isEmpty() || refresh == null || page.text().length() > A_FEW_WORDS) return Optional.empty();
        Matcher said = REFRESH.matcher(refresh.attr("content"));
        if (!said.matches() || said.group(1).length() > 3 || !said.group(1).isEmpty() && Integer.parseInt(said.group(1)) > QUICK) return Optional.empty();
        return here.get().resolve(said.group(2)).filter(next -> !next.equals(here.get()));
    }

    // most pages have none and need not be parsed twice
    private static boolean mentionsRefresh(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return mentionsRefresh(start, 'f') || mentionsRefresh(start, 'F');
    }

    // by one of its rarer letters, which the machine finds many bytes at a time
    private static boolean mentionsRefresh(String start, char f) {
        for (int at = start.indexOf(f); at >= 0; at = start.indexOf(f, at + 1)) if (start.regionMatches(true, at - WORD.indexOf('f'), WORD, 0, WORD.length())) return true;
        return false;
    }
}
