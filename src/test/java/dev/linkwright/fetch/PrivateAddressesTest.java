package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tricks that lead a fetcher into the house; each must end before a connection. */
class PrivateAddressesTest {

    private final TestNames names = new TestNames();
    private final AllowedHosts allowed = new AllowedHosts();
    private final SafeFetcher fetcher = TestWeb.fetcher(allowed, Duration.ofSeconds(3), names);

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.15.255.255", "172.32.0.1", "2606:2800:220:1::1", "100.63.0.1", "198.20.0.1"})
    void publicAddressesAreNotRefused(String ip) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(ip))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "::1", "fd00::1", "64:ff9b::7f00:1"})
    void onePrivateAnswerAmongPublicOnesRefusesTheName(String ip) {
        names.answer("two-faced.example", "93.184.216.34", ip);
        assertThat(fetcher.get(URI.create("http://two-faced.example/"))).isInstanceOfSatisfying(FetchResult.Refused.class,
            r -> assertThat(r.reason()).contains("not a public address"));
    }

    @Test
    void aRedirectIntoTheHouseIsRefusedAndTheWayThereIsKept() {
        try (TestWeb web = new TestWeb()) {
            allowed.open("127.0.0.1", web.port());
            for (String trick : new String[] {"http://169.254.169.254/", "http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "//10.0.0.1/",
                "file:///etc/passwd", "http://x@127.0.0.1:" + web.port() + "/", "http://0x7f000001/"}) {
                web.redirect("/go", trick);
                assertThat(fetcher.get(URI.create(web.at("/go")))).as(trick).isInstanceOf(FetchResult.Refused.class);
            }
            web.redirect("/first", "/go");
            assertThat(fetcher.get(URI.create(web.at("/first"))).chain()).hasSize(1);
        }
    }

    @Test
    void openingOnePortOpensNothingElse() {
        try (TestWeb web = new TestWeb()) {
            allowed.open("127.0.0.1", web.port() + 1);
            assertThat(fetcher.get(URI.create(web.at("/")))).isInstanceOf(FetchResult.Refused.class);
            assertThat(web.seen()).isEmpty();
        }
    }

    @Test
    void aSampleDomainIsServedFromLoopbackUnderItsOwnNameUntilUnmapped() {
        try (TestWeb web = new TestWeb()) {
            web.page("/page", "<p>Tidy</p>");
            allowed.map("tidy-desk.example", web.port());
            for (String url : new String[] {"http://tidy-desk.example/page", "https://tidy-desk.example/page", "https://www.tidy-desk.example/page"})
                assertThat(fetcher.get(URI.create(url))).as(url).isInstanceOfSatisfying(FetchResult.Response.class,
                    r -> assertThat(r.finalUrl()).hasToString(url));
            assertThat(web.seen()).contains("tidy-desk.example/page");
            allowed.unmap("tidy-desk.example");
            assertThat(fetcher.get(URI.create("http://tidy-desk.example/page"))).isInstanceOf(FetchResult.Failure.class);
        }
    }

    /** Names known only to a test. */
    private static final class TestNames implements NameResolver {

        private final Map<String, String[]> known = new java.util.HashMap<>();

        void answer(String host, String... ips) {
            known.put(host, ips);
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (host.matches("[0-9.]+|.*:.*")) return new InetAddress[] {InetAddress.getByName(host)};
            if (!known.containsKey(host)) throw new UnknownHostException(host);
            InetAddress[] answers = new InetAddress[known.get(host).length];
            for (int i = 0; i < answers.length; i++) answers[i] = InetAddress.getByName(known.get(host)[i]);
            return answers;
        }
    }
}
