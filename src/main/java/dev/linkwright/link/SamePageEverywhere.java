package dev.linkwright.link;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.link.inspect.Sighting;

/**
 * Notices when unrelated hosts answer with one and the same page that lacks the link: then something on our side answers in their place
 * (a proxy, a provider's notice, a sign-in page of our own network), and no link may be called missing for it.
 */
@ApplicationScoped
class SamePageEverywhere {

    static final int HOSTS = 5;
    /** Shorter ones, a line such as "Nothing here", are alike on many hosts. */
    private static final int LONG_ENOUGH = 400;
    private static final int REMEMBERED = 2_000;

    private final Map<Integer, Set<String>> hostsOfPages = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Set<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The visit as it is, or as one that can tell nothing. */
    Visit judged(Visit visit, String host) {
        boolean missing = visit.sighting().observation().isMissing();
        if (!missing || !(visit.result() instanceof FetchResult.Response response) || response.body().length < LONG_ENOUGH) return visit;
        int hosts;
        synchronized (hostsOfPages) {
            Set<String> known = hostsOfPages.computeIfAbsent(Arrays.hashCode(response.body()), page -> new HashSet<>());
            if (known.size() < HOSTS) known.add(host);
            hosts = known.size();
        }
        return hosts < HOSTS ? visit : new Visit(visit.result(), visit.sighting().unknown("unrelated sites answer us with one and the same page, so something on our side may answer in their place"));
    }
}
