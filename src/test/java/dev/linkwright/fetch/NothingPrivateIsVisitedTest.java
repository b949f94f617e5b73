package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every address of {@code private-addresses.txt}: asked for, as the end of a redirect, as the answer of the DNS, and as a second,
 * changed answer of it. {@code -Dlinkwright.ssrf-vectors=file} tries another list too (blanks between, "ALLOW" or "public" before those that may).
 */
class NothingPrivateIsVisitedTest {

    private static final InetAddress PUBLIC = literal("93.184.216.34").orElseThrow();
    private static final Map<String, List<InetAddress>> NAMES = new ConcurrentHashMap<>();
    private static final AllowedHosts ALLOWED = new AllowedHosts();
    private static TestWeb web;
    private static SafeFetcher fetcher;

    @BeforeAll
    static void start() {
        web = new TestWeb();
        ALLOWED.open("127.0.0.1", web.port());
        NAMES.put("public.example", List.of(PUBLIC));
        NAMES.put("example.com", List.of(PUBLIC));
        fetcher = TestWeb.fetcher(ALLOWED, Duration.ofSeconds(3), NothingPrivateIsVisitedTest::resolve);
    }

    @AfterAll
    static void stop() {
        fetcher.close();
        web.close();
    }

    @ParameterizedTest
    @MethodSource("private_")
    void askedFor(String address) {
        boolean refused = WebAddress.parse(address).map(a -> fetcher.get(a.toUri()) instanceof FetchResult.Refused).orElse(true);
        assertThat(refused).as(address).isTrue();
    }

    @ParameterizedTest
    @MethodSource("private_")
    void asTheEndOfARedirect(String address) {
        web.on("/go", exchange -> {
            exchange.getResponseHeaders().add("Location", new String(address.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(302, -1);
        });
        FetchResult result = fetcher.get(URI.create(web.at("/go")));
        if (result instanceof FetchResult.Response here) // some read as a path of the same site, as browsers read them
            assertThat(here.finalUrl().getAuthority()).as(address).isEqualTo("127.0.0.1:" + web.port());
        else
            assertThat(result).as(address).isInstanceOf(FetchResult.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("private_")
    void asAnAnswerOfTheDns(String address) throws UnknownHostException {
        InetAddress answer = standsFor(address);
        NAMES.put("alone.example", List.of(answer));
        NAMES.put("hidden.example", List.of(PUBLIC, literal("2606:2800:220:1::1").orElseThrow(), answer));
        for (String name : new String[] {"alone.example", "hidden.example"})
            assertThat(fetcher.get(URI.create("http://" + name + "/"))).as(address).isInstanceOfSatisfying(FetchResult.Refused.class,
                r -> assertThat(r.reason()).contains("not a public address"));
    }

    @ParameterizedTest
    @MethodSource("private_")
    void asASecondChangedAnswer(String address) throws UnknownHostException {
        InetAddress changed = standsFor(address);
        AtomicInteger asked = new AtomicInteger();
        GuardedDns dns = new GuardedDns(host -> new InetAddress[] {asked.getAndIncrement() == 0 ? PUBLIC : changed}, ALLOWED);
        CheckedAddresses client = new CheckedAddresses();
        List<InetSocketAddress> checked = dns.resolve("rebinding.example", 80);
        client.handOver("rebinding.example", 80, checked);
        assertThat(client.resolve("rebinding.example", 80)).containsExactly(new InetSocketAddress(PUBLIC, 80));
        assertThat(client.resolve("rebinding.example", 80)).as("the client never asks anew").containsExactly(new InetSocketAddress(PUBLIC, 80));
        assertThat(asked).hasValue(1);
        client.takeBack("rebinding.example", 80, checked);
        assertThatThrownBy(() -> client.resolve("rebinding.example", 80)).isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(() -> dns.resolve("rebinding.example", 80)).as("the next request is told so").isInstanceOf(GuardedDns.NotPublic.class);
    }

    @ParameterizedTest
    @MethodSource("public_")
    void whatIsPublicIsNotRefused(String address) throws UnknownHostException {
        WebAddress read = WebAddress.parse(address).orElseThrow();
        assertThat(new Gate(ALLOWED).refusal(read)).isEmpty();
        assertThat(new GuardedDns(NothingPrivateIsVisitedTest::resolve, ALLOWED).resolve(read.host().replaceAll("[\\[\\]]", ""), 80)).hasSize(1);
    }

    @Test
    void theConnectionGoesToTheAddressThatWasChecked() throws IOException {
        // The first answer is public and leads nowhere; a client that asked again would be told 127.0.0.7, where somebody listens.
        try (ServerSocket inTheHouse = new ServerSocket(8080, 1, InetAddress.getByName("127.0.0.7"))) {
            inTheHouse.setSoTimeout(300);
            AtomicInteger asked = new AtomicInteger();
            SafeFetcher hasty = TestWeb.fetcher(new AllowedHosts(), Duration.ofMillis(250), host -> new InetAddress[] {
                asked.getAndIncrement() == 0 ? literal("192.0.0.9").orElse(PUBLIC) : literal("127.0.0.7").orElseThrow()});
            assertThat(hasty.get(URI.create("http://rebinding.example:8080/"))).isNotInstanceOf(FetchResult.Response.class);
            assertThatThrownBy(inTheHouse::accept).isInstanceOf(java.net.SocketTimeoutException.class);
            hasty.close();
        }
    }

    static List<String> private_() throws IOException {
        return vectors(false);
    }

    static List<String> public_() throws IOException {
        return vectors(true);
    }

    private static List<String> vectors(boolean open) throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream own = NothingPrivateIsVisitedTest.class.getResourceAsStream("/fetch/private-addresses.txt")) {
            lines.addAll(new String(own.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
        String more = System.getProperty("linkwright.ssrf-vectors");
        if (more != null) {
            for (String line : Files.readAllLines(Path.of(more)))
                if (!line.startsWith("#")) lines.addAll(Arrays.asList(line.replace("ALLOW ", "public\u0000").split(" ")));
        }
        return lines.stream().map(l -> l.replace('\u0000', ' ').strip()).filter(l -> !l.isEmpty() && !l.startsWith("#"))
            .filter(l -> l.startsWith("public ") == open).map(l -> l.replaceFirst("^public ", "")).toList();
    }

    /** The address a name server would have to answer: the one written there, else this machine's. */
    private static InetAddress standsFor(String address) {
        String host = address.replaceFirst("^[a-z]+:/*", "").replaceFirst("[/?#].*", "").replaceFirst("^.*@", "").replaceFirst("%25.*]", "]").replaceFirst(":\\d+$", "");
        return literal(host.replaceAll("[\\[\\]]", "")).filter(a -> !a.equals(PUBLIC)).orElseGet(() -> literal("127.0.0.1").orElseThrow());
    }

    private static InetAddress[] resolve(String host) throws UnknownHostException {
        Optional<InetAddress> written = literal(host);
        if (written.isPresent()) return new InetAddress[] {written.get()};
        if (!NAMES.containsKey(host)) throw new UnknownHostException(host);
        return NAMES.get(host).toArray(InetAddress[]::new);
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return host.matches("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*") ? Optional.of(InetAddress.getByName(host)) : Optional.empty();
        } catch (UnknownHostException notWritten) {
            return Optional.empty();
        }
    }
}
