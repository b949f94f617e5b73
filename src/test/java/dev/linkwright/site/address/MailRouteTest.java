package dev.linkwright.site.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.site.MailState;
import dev.linkwright.testing.ScriptedDns;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asked of a real name server: only a clear answer is good or bad. */
class MailRouteTest {

    private ScriptedDns dns;
    private MailRoute routes;

    @BeforeEach
    void start() throws IOException {
        dns = ScriptedDns.serving("""
                fern.net. 60 IN MX 10 mail.fern.net.
                mail.fern.net. 60 IN A 192.0.2.1
                six.net. 60 IN MX 10 mx.six.net.
                mx.six.net. 60 IN AAAA 2001:db8::1
                nomx.net. 60 IN A 192.0.2.2
                never.net. 60 IN MX 0 .
                never.net. 60 IN A 192.0.2.3
                ghost.net. 60 IN MX 10 gone.ghost.net.
                ghost.net. 60 IN A 192.0.2.4
                spare.net. 60 IN MX 10 gone.spare.net.
                spare.net. 60 IN MX 20 mx2.spare.net.
                mx2.spare.net. 60 IN A 192.0.2.5
                bare.net. 60 IN TXT "no mail and no address"
                xn--bcher-kva.net. 60 IN MX 10 mail.fern.net.
                unsure.net. 60 IN MX 10 quiet.net.
                """).silentAbout("quiet.net").failingAbout("broken.net");
        routes = new MailRoute(settings(dns.address()));
    }

    @AfterEach
    void stop() {
        dns.close();
    }

    @Test
    void aMailHostThatExistsIsGood() {
        assertThat(routes.of("fern.net")).isEqualTo(new Route(MailState.GOOD, "mail.fern.net takes mail for fern.net"));
        assertThat(routes.of("six.net").state()).isEqualTo(MailState.GOOD);
        assertThat(routes.of("bücher.net").state()).isEqualTo(MailState.GOOD);
    }

    @Test
    void theSecondMailHostCountsWhereTheFirstIsGone() {
        assertThat(routes.of("spare.net").reason()).isEqualTo("mx2.spare.net takes mail for spare.net");
    }

    @Test
    void withoutAMailHostTheDomainsOwnAddressTakesTheMail() {
        assertThat(routes.of("nomx.net")).isEqualTo(new Route(MailState.GOOD, "nomx.net itself takes its mail; it names no mail host"));
    }

    @Test
    void aNullMailHostIsBadAlthoughTheDomainHasAnAddress() {
        assertThat(routes.of("never.net")).isEqualTo(new Route(MailState.BAD, "never.net says that it takes no mail (RFC 7505)"));
    }

    @Test
    void aMailHostThatDoesNotExistIsBadAndTheAddressIsNoWayRoundIt() {
        assertThat(routes.of("ghost.net").state()).isEqualTo(MailState.BAD);
        assertThat(routes.of("bare.net")).isEqualTo(new Route(MailState.BAD, "bare.net has no mail host and no address"));
        assertThat(routes.of("nosuch.net")).isEqualTo(new Route(MailState.BAD, "there is no domain nosuch.net"));
    }

    @Test
    void silenceAndTroubleAreNotCheckedNeverBad() {
        assertThat(routes.of("quiet.net").state()).isEqualTo(MailState.NOT_CHECKED);
        assertThat(routes.of("unsure.net").state()).isEqualTo(MailState.NOT_CHECKED);
        assertThat(routes.of("broken.net")).isEqualTo(new Route(MailState.NOT_CHECKED, "the DNS answered SERVFAIL about broken.net"));
    }

    @Test
    void noNetworkIsNotChecked() throws IOException {
        dns.close();
        assertThat(routes.of("fern.net").state()).isEqualTo(MailState.NOT_CHECKED);
    }

    @Test
    void namesKeptForSamplesAreNobodysAndNotAskedAbout() {
        assertThat(routes.of("nomadpost.example").state()).isEqualTo(MailState.NOT_CHECKED);
        assertThat(dns.questions()).isEmpty();
    }

    static DnsSettings settings(String server) {
        return new DnsSettings() {
            @Override
            public Optional<List<String>> servers() {
                return Optional.of(List.of(server));
            }

            @Override
            public Duration timeout() {
                return Duration.ofMillis(300);
            }
        };
    }
}
