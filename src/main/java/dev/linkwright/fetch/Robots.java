package dev.linkwright.fetch;

import java.io.IOException;
import java.time.Duration;
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

    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration KEPT_AFTER_TROUBLE = Duration.ofSeconds(20);
    private static final int REMEMBERED_HOSTS = 5_000;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    /** Reads one address, redirects included, without asking robots.txt about it. */
    interface Reader {
        HttpDoor.Answer read(WebAddress address) throws IOException;
    }

    /** What a host asks of visitors; {@code unreachable} holds why its file could not be read. */
    record Rules(BaseRobotRules forUs, BaseRobotRules forSearchEngines, Optional<FetchTrouble> unreachable, long goodUntil) {

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
    }

    private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    private final Map<String, Rules> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rules> eldest) {
            return size() > REMEMBERED_HOSTS;
        }
    };

    Rules of(WebAddress address, Reader reader) {
        WebAddress file = new WebAddress(address.scheme(), address.host(), address.port(), "/robots.txt", "");
        synchronized (known) {
            Rules rules = known.get(file.toString());
            if (rules != null && rules.goodUntil - System.nanoTime() > 0) return rules;
        }
        Rules read = read(file, reader);
        synchronized (known) {
            known.put(file.toString(), read);
        }
        return read;
    }

    private Rules read(WebAddress file, Reader reader) {
        try {
            HttpDoor.Answer answer = reader.read(file);
            if (answer.status() >= 500 || answer.status() == 429)
                return unreachable(FetchTrouble.refused("robots.txt of " + file.host() + " answers " + answer.status() + ", so we stay away for now"));
            if (answer.status() >= 400) return allowAll();
            String type = answer.headers().getOrDefault("content-type", List.of("text/plain")).get(0);
            return rules(parse(file, answer.body(), type, OUR_NAMES), parse(file, answer.body(), type, SEARCH_ENGINES));
        } catch (FetchTrouble trouble) {
            return unreachable(trouble);
        } catch (IOException e) {
            return unreachable(FetchTrouble.failed("robots.txt of " + file.host() + " could not be read"));
        }
    }

    private BaseRobotRules parse(WebAddress file, byte[] body, String type, List<String> names) {
        synchronized (parser) { // it keeps counts while it works
            return parser.parseContent(file.toString(), body, type, names);
        }
    }

    private static Rules rules(BaseRobotRules us, BaseRobotRules engines) {
        return new Rules(us, engines, Optional.empty(), System.nanoTime() + KEPT.toNanos());
    }

    private static Rules allowAll() {
        BaseRobotRules all = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
        return rules(all, all);
    }

    private static Rules unreachable(FetchTrouble why) {
        BaseRobotRules all = new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
        return new Rules(all, all, Optional.of(why), System.nanoTime() + KEPT_AFTER_TROUBLE.toNanos());
    }
}
