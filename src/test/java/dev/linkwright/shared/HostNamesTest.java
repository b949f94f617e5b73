package dev.linkwright.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.linkwright.fetch.WebAddress;
import dev.linkwright.site.RegistrableDomain;

/** Host names in one spelling, the one browsers ask the DNS for. */
class HostNamesTest {

    @ParameterizedTest
    @CsvSource({"straße.example,xn--strae-oqa.example", "STRAẞE.example,xn--strae-oqa.example", "strasse.example,strasse.example", "faß.de,xn--fa-hia.de",
        "βόλος.com,xn--nxasmm1c.com", "ΒΌΛΟΣ.com,xn--nxasmq6b.com", "bücher.example,xn--bcher-kva.example", "BÜCHER.EXAMPLE,xn--bcher-kva.example",
        "bu\u0308cher.example,xn--bcher-kva.example", "例え。テスト,xn--r8jz45g.xn--zckzah", "ｅｘａｍｐｌｅ．com,example.com", "soft\u00adhyphen.com,softhyphen.com",
        "xn--strae-oqa.example,xn--strae-oqa.example", "Fernhill.Example,fernhill.example", "क्\u200dष.com,xn--11b2ezcw70k.com", "ﬁne.example,fine.example"})
    void isAsciiAsBrowsersHaveIt(String written, String ascii) {
        assertThat(HostNames.ascii(written)).contains(ascii);
    }

    @Test
    void aJoinerThatJoinsNothingIsNoName() {
        assertThat(HostNames.ascii("a\u200db.example")).isEmpty();
    }

    @Test
    void aNameLongerThanAnyIsNoneWhereverItStands() {
        String endless = "é".repeat(70_000) + ".example";
        assertThat(HostNames.ascii(endless)).isEmpty();
        assertThat(WebAddress.parse("https://" + endless + "/")).isEmpty();
        assertThat(RegistrableDomain.in(endless)).isEmpty();
    }

    @Test
    void everyDoorReadsTheSameName() {
        assertThat(WebAddress.parse("https://www.Straße.de/a").orElseThrow().host()).isEqualTo("www.xn--strae-oqa.de");
        assertThat(WebAddress.parse("https://stra%C3%9Fe.de/").orElseThrow().host()).isEqualTo("xn--strae-oqa.de");
        assertThat(RegistrableDomain.in("https://www.straße.de/a").orElseThrow().name()).isEqualTo("xn--strae-oqa.de");
        assertThat(RegistrableDomain.in("strasse.de").orElseThrow().name()).isEqualTo("strasse.de");
    }
}
