package dev.linkwright.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLContext;
import javax.sql.DataSource;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.linkwright.fetch.FetchResult.Hop;

/**
 * Visits a page as an honest client: own User-Agent, robots.txt respected, one request at a time per host, redirects followed one
 * by one and checked each time, never a private address, never more than the settings' bytes and seconds. The only outbound HTTP.
 */
@ApplicationScoped
public class SafeFetcher {

    private static final int MAX_REDIRECTS = 8;

    private final AllowedHosts allowed;
    private final FetchSettings settings;
    private final Gate gate;
    private final HttpDoor door;
    private final HostTurns turns;
    private final Robots robots = new Robots();

    @Inject
    SafeFetcher(AllowedHosts allowed, FetchSettings settings, DataSource database) {
        this(allowed, settings, NameResolver.SYSTEM, Optional.of(new HostBook(database)), null);
    }

    /** @param book empty: there is no other process; {@code trustOrNull} null: whom the Java runtime trusts */
    SafeFetcher(AllowedHosts allowed, FetchSettings settings, NameResolver names, Optional<HostBook> book, SSLContext trustOrNull) {
        this.allowed = allowed;
        this.settings = settings;
        this.gate = new Gate(allowed);
        this.door = new HttpDoor(settings.userAgent(), allowed, names, trustOrNull);
        this.turns = new HostTurns(book);
    }

    /** Never throws for what the web does; a page's text is in the {@link FetchResult.Response}'s body. */
    public FetchResult get(URI uri) {
        return get(uri, Optional.empty());
    }

    /**
     * Asks whether a page has changed since an earlier visit; the answer may be {@link FetchResult.Response#isUnchanged}.
     *
     * @param earlier what that visit's answer gave; only used when the way still ends at the same address
     */
    public FetchResult get(URI uri, Optional<Validators> earlier) {
        Visit visit = new Visit(uri, earlier);
        try {
            WebAddress address = WebAddress.parse(uri.toString())
                .orElseThrow(() -> FetchTrouble.refused("this is not a web address we can visit"));
            return visit.follow(address);
        } catch (FetchTrouble trouble) {
            List<Hop> chain = List.copyOf(visit.chain);
            return trouble.isRefusal() ? new FetchResult.Refused(uri, chain, trouble.getMessage())
                : new FetchResult.Failure(uri, chain, trouble.getMessage());
        } catch (IOException e) {
            return new FetchResult.Failure(uri, List.copyOf(visit.chain), "the page could not be read");
        }
    }

    /**
     * Takes hosts for this process, many at once, for somebody who is about to visit many pages.
     *
     * @return those that are ours now; the others are being asked by another process, or have a pause
     */
    public Set<String> reserve(Collection<String> hosts) {
        return turns.reserve(hosts);
    }

    /** How long a host's pause still lasts; a visit before that waits for its end. */
    public Duration pauseLeft(String host) {
        return turns.pauseLeft(host);
    }

    @PreDestroy
    void close() {
        turns.close();
        door.close();
    }

    /** One page with all its redirects, on one budget of time. */
    private final class Visit {

        final URI requested;
        final List<Hop> chain = new ArrayList<>();
        final Optional<Validators> earlier;
        Duration left = settings.totalTime();

        Visit(URI requested, Optional<Validators> earlier) {
            this.requested = requested;
            this.earlier = earlier;
        }

        FetchResult follow(WebAddress address) throws IOException {
            Robots.Rules rules = rulesFor(address);
            HttpDoor.Answer answer = exchange(address, conditions(address), rules.delay(), settings.maxBytes(), false);
            Optional<WebAddress> next = redirect(address, answer);
            if (next.isPresent()) {
                if (chain.size() >= MAX_REDIRECTS) throw FetchTrouble.failed("more than " + MAX_REDIRECTS + " redirects");
                chain.add(new Hop(address.toUri(), answer.status(), next.get().toUri()));
                return follow(next.get());
            }
            return new FetchResult.Response(requested, address.toUri(), answer.status(), answer.headers(), List.copyOf(chain),
                answer.body(), rules.letsSearchEnginesRead(address));
        }

        private Robots.Rules rulesFor(WebAddress address) throws FetchTrouble {
            check(address);
            Robots.Rules rules = robots.of(address, this::readWithoutRobots);
            if (rules.unreachable().isPresent()) throw rules.unreachable().get();
            if (!rules.letsUsRead(address)) throw FetchTrouble.refused("robots.txt of " + address.host() + " asks us not to read this page");
            return rules;
        }

        private Optional<HttpDoor.Answer> readWithoutRobots(WebAddress file) throws IOException {
            WebAddress address = file;
            for (int i = 0; i <= Robots.MOST_REDIRECTS; i++) {
                check(address);
                HttpDoor.Answer answer = exchange(address, Map.of(), Duration.ZERO, Robots.MOST_BYTES, true);
                Optional<WebAddress> next = redirect(address, answer);
                if (next.isEmpty()) return Optional.of(answer);
                address = next.get();
            }
            return Optional.empty();
        }

        // RFC 9110 13.1: where there is an ETag, the date goes along for old servers
        private Map<String, String> conditions(WebAddress address) {
            Map<String, String> conditions = new LinkedHashMap<>();
            earlier.filter(e -> e.url().equals(address.toString())).ifPresent(e -> {
                e.etag().ifPresent(etag -> conditions.put("If-None-Match", etag));
                e.lastModified().ifPresent(date -> conditions.put("If-Modified-Since", date));
            });
            return conditions;
        }

        private void check(WebAddress address) throws FetchTrouble {
            Optional<String> refusal = gate.refusal(address);
            if (refusal.isPresent()) throw FetchTrouble.refused(refusal.get());
        }

        private HttpDoor.Answer exchange(WebAddress address, Map<String, String> conditions, Duration delay, int maxBytes, boolean cutShort) throws IOException {
            Duration gap = allowed.isOurs(address) ? Duration.ZERO : longer(settings.hostGap(), delay);
            try {
                return turns.inTurn(address.host(), gap, () -> {
                    long started = System.nanoTime();
                    try {
                        return door.get(address, conditions, new HttpDoor.Limits(left, maxBytes, cutShort));
                    } finally {
                        left = left.minusNanos(System.nanoTime() - started);
                    }
                });
            } catch (IOException e) {
                throw e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw FetchTrouble.failed("the visit was broken off");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private Optional<WebAddress> redirect(WebAddress from, HttpDoor.Answer answer) throws FetchTrouble {
            boolean moved = switch (answer.status()) {
                case 301, 302, 303, 307, 308 -> answer.headers().containsKey("location");
                default -> false;
            };
            if (!moved) return Optional.empty();
            String location = answer.headers().get("location").get(0);
            return Optional.of(from.redirect(location)
                .orElseThrow(() -> FetchTrouble.refused("a redirect leads to something that is not a web address we can visit")));
        }

        private static Duration longer(Duration a, Duration b) {
            return a.compareTo(b) >= 0 ? a : b;
        }
    }
}
