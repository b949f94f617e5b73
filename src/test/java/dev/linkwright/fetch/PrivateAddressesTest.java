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
    private final SafeFetcher fetcher = new SafeFetcher(allowed, TestWeb.settings(Duration.ofSeconds(3)), names);

    @ParameterizedTest
    @ValueSource(strings = {
        "http://127.0.0.1/", "http://127.1/", "http://0/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.000.000.001/",
        "http://0x7f.0.0.1/", "http://localhost/", "http://localhost./", "http://a.localhost/", "http://intranet/", "http://db.internal/",
        "http://10.1.2.3/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/",
        "http://198.18.0.1/", "http://192.0.0.170/", "http://192.0.2.7/", "http://203.0.113.9/", "http://224.0.0.1/", "http://255.255.255.255/",
        "http://[::]/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[fe80::1%25lo]/",
        "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2001:db8::1]/",
        "http://user@127.0.0.1/", "http://public.example@127.0.0.1/", "http://127.0.0.1#@public.example/", "http://127.0.0.1%2f@public.example/",
        "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://public.example\\@127.0.0.1/",
        "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:25/_x", "jar:http://127.0.0.1!/", "data:text/html,x", "javascript:1",
        "http://public.example:25/", "http://public.example:5432/", "http:///", "http://"})
    void nothingPrivateIsVisited(String address) {
        boolean refused = WebAddress.parse(address).map(a -> fetcher.get(a.toUri()) instanceof FetchResult.Refused).orElse(true);
        assertThat(refused).as(address).isTrue();
    }

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
