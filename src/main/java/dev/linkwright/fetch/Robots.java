package dev.linkwright.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;

/** The robots.txt of each host (RFC 9309), read once an hour, for us and for search engines. */
final class Robots {

    static final List<String> OUR_NAMES = List.of("linkwright");
    static final List<String> SEARCH_ENGINES = List.of("googlebot");
    /** RFC 9309 2.5: at least this much of it counts; we read no more. */
    static final int MOST_BYTES = 500 * 1024;
    /** RFC 9309 2.3.1.2: so many are followed, more may count as "there is none". */
    static final int MOST_REDIRECTS = 5;

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEPT_AFTER_TROUBLE = Duration.ofSeconds(20);
    /** RFC 9309 2.4: while the file cannot be reached, what it said before goes on counting. */
    private static final Duration REMEMBERED_IN_TROUBLE = Duration.ofDays(30);
    private static final int REMEMBERED_HOSTS = 5_000;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    /** Reads one address, up to {@link #MOST_REDIRECTS} redirects included, without asking robots.txt about it; empty: more redirects. */
    interface Reader {
        Optional<HttpDoor.Answer> read(WebAddress address) throws IOException;
    }

    /**
     * What a host asks of visitors.
     *
     * @param unreachable why its file could not be read and was not known from before; nobody may visit then (RFC 9309 2.3.1.4)
     * @param readAt when the file itself was read, nanoseconds
     */
    record Rules(BaseRobotRules forUs, BaseRobotRules forSearchEngines, Optional<FetchTrouble> unreachable, long readAt, long goodUntil) {

        boolean letsUsRead(WebAddress address) {
            return forUs.isAllowed(address.toString());
        }

        boolean letsSearchEnginesRead(WebAddress address) {
            return forSearchEngines.isAllowed(address.toString());
        }

        /** RFC 9309 knows no Crawl-delay, yet many ask for one. */
        Duration delay() {
            long asked = forUs.getCrawlDelay();
            if (asked == BaseRobotRules.UNSET_CRAWL_DELAY || asked < 0) return Duration.ZERO;
            Duration delay = Duration.ofMillis(asked);
            return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
        }

        private Rules goodFor(Duration time) {
            return new Rules(forUs, forSearchEngines, unreachable, readAt, System.nanoTime() + time.toNanos());
        }
    }

    // its own limit would close a whole site that asks for a long delay; ours shortens the delay
    private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
    private final Map<String, Rules> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rules> eldest) {
            return size() > REMEMBERED_HOSTS;
        }
    };

    Rules of(WebAddress address, Reader reader) {
        WebAddress file = new WebAddress(address.scheme(), address.host(), address.port(), "/robots.txt", "");
        Rules before;
        synchronized (known) {
            before = known.get(file.toString());
        }
        if (before != null && before.goodUntil - System.nanoTime() > 0) return before;
        Rules read = read(file, reader);
        boolean remembered = read.unreachable.isPresent() && before != null && before.unreachable.isEmpty()
            && System.nanoTime() - before.readAt < REMEMBERED_IN_TROUBLE.toNanos();
        Rules rules = remembered ? before.goodFor(KEPT_AFTER_TROUBLE) : read;
        synchronized (known) {
            known.put(file.toString(), rules);
        }
        return rules;
    }

    /** As if an hour had passed. */
    void forgetTimes() {
        synchronized (known) {
            known.replaceAll((file, rules) -> rules.goodFor(Duration.ofNanos(-1)));
        }
    }

    private Rules read(WebAddress file, Reader reader) {
        try {
            Optional<HttpDoor.Answer> found = reader.read(file);
            if (found.isEmpty()) return allowAll();
            HttpDoor.Answer answer = found.get();
            // 429 is no "there is none": the host asks for less, not for more (as Google reads it too)
            if (answer.status() >= 500 || answer.status() == 429)
                return unreachable(FetchTrouble.refused("robots.txt of " + file.host() + " answers " + answer.status() + ", so we stay away for now"));
            if (answer.status() >= 300) return allowAll(); // RFC 9309 2.3.1.3: unavailable
            byte[] body = answer.body().length <= MOST_BYTES ? answer.body() : Arrays.copyOf(answer.body(), MOST_BYTES);
            return rules(parse(file, body, OUR_NAMES), parse(file, body, SEARCH_ENGINES));
        } catch (FetchTrouble trouble) {
            return unreachable(trouble.isRefusal() ? trouble : FetchTrouble.failed("robots.txt could not be read: " + trouble.getMessage()));
        } catch (IOException e) {
            return unreachable(FetchTrouble.failed("robots.txt of " + file.host() + " could not be read"));
        }
    }

    private BaseRobotRules parse(WebAddress file, byte[] body, List<String> names) {
        synchronized (parser) { // it keeps counts while it works
            return parser.parseContent(file.toString(), body, "text/plain", names);
        }
    }

    private static Rules rules(BaseRobotRules us, BaseRobotRules engines) {
        return new Rules(us, engines, Optional.empty(), System.nanoTime(), System.nanoTime() + KEPT.toNanos());
    }

    private static Rules allowAll() {
        BaseRobotRules all = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
        return rules(all, all);
    }

    private static Rules unreachable(FetchTrouble why) {
        BaseRobotRules all = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
        return new Rules(all, all, Optional.of(why), System.nanoTime(), System.nanoTime() + KEPT_AFTER_TROUBLE.toNanos());
    }
}
