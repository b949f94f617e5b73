package dev.linkwright.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    private final HostGap turns = new HostGap();
    private final Robots robots = new Robots();

    @Inject
    SafeFetcher(AllowedHosts allowed, FetchSettings settings) {
        this(allowed, settings, NameResolver.SYSTEM);
    }

    SafeFetcher(AllowedHosts allowed, FetchSettings settings, NameResolver names) {
        this.allowed = allowed;
        this.settings = settings;
        this.gate = new Gate(allowed);
        this.door = new HttpDoor(settings.userAgent(), allowed, names);
    }

    /** Never throws for what the web does; a page's text is in the {@link FetchResult.Response}'s body. */
    public FetchResult get(URI uri) {
        Visit visit = new Visit(uri);
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

    @PreDestroy
    void close() throws IOException {
        door.close();
    }

    /** One page with all its redirects, on one budget of time. */
    private final class Visit {

        final URI requested;
        final List<Hop> chain = new ArrayList<>();
        Duration left = settings.totalTime();

        Visit(URI requested) {
            this.requested = requested;
        }

        FetchResult follow(WebAddress address) throws IOException {
            Robots.Rules rules = rulesFor(address);
            HttpDoor.Answer answer = exchange(address, rules.delay());
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

        private HttpDoor.Answer readWithoutRobots(WebAddress file) throws IOException {
            WebAddress address = file;
            for (int i = 0; i <= 5; i++) { // RFC 9309 2.3.1.2: at least five redirects
                check(address);
                HttpDoor.Answer answer = exchange(address, Duration.ZERO);
                Optional<WebAddress> next = redirect(address, answer);
                if (next.isEmpty()) return answer;
                address = next.get();
            }
            throw FetchTrouble.failed("robots.txt of " + file.host() + " redirects without end");
        }

        private void check(WebAddress address) throws FetchTrouble {
            Optional<String> refusal = gate.refusal(address);
            if (refusal.isPresent()) throw FetchTrouble.refused(refusal.get());
        }

        private HttpDoor.Answer exchange(WebAddress address, Duration delay) throws IOException {
            Duration gap = allowed.isOurs(address) ? Duration.ZERO : longer(settings.hostGap(), delay);
            try {
                return turns.inTurn(address.host(), gap, () -> {
                    long started = System.nanoTime();
                    try {
                        return door.get(address, left, settings.maxBytes());
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

        private Duration longer(Duration a, Duration b) {
            return a.compareTo(b) >= 0 ? a : b;
        }
    }
}
