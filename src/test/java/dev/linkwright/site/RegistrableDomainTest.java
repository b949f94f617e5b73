package dev.linkwright.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrableDomainTest {

    @ParameterizedTest
    @CsvSource({
        "hiringfield.com,                                hiringfield.com",
        "HiringField.COM,                                hiringfield.com",
        "hiringfield.com.,                               hiringfield.com",
        "www.hiringfield.com,                            hiringfield.com",
        "news.en.hiringfield.com,                        hiringfield.com",
        "http://hiringfield.com,                         hiringfield.com",
        "https://www.hiringfield.com:8443/a/b?utm_source=x#y, hiringfield.com",
        "//hiringfield.com/a,                            hiringfield.com",
        "hiringfield.com/a?b=c:d@e,                      hiringfield.com",
        "https://ana:secret@hiringfield.com/,            hiringfield.com",
        "hiringfield.com:443,                            hiringfield.com",
        "shop.example.co.uk,                             example.co.uk",
        "a.b.kobe.jp,                                    a.b.kobe.jp",
        "city.kobe.jp,                                   city.kobe.jp",
        "bücher.de,                                      xn--bcher-kva.de",
        "https://www.BÜCHER.de/x,                        xn--bcher-kva.de",
        "xn--bcher-kva.de,                               xn--bcher-kva.de",
        "例え。jp,                                        xn--r8jz45g.jp",
        "食狮.公司.cn,                                    xn--85x722f.xn--55qx5d.cn",
        "maya.blogspot.com,                              maya.blogspot.com",
        "deep.maya.github.io,                            maya.github.io",
        "github.io,                                      github.io",
        "https://maya.netlify.app/2026/,                 maya.netlify.app",
        "remote-digest.example,                          remote-digest.example",
        "www.remote-digest.example,                      remote-digest.example",
        "partner.test,                                   partner.test",
        "under_score.hiringfield.com,                    hiringfield.com",
        "ｈｉｒｉｎｇｆｉｅｌｄ．ｃｏｍ,                               hiringfield.com",
        "hiringfield｡com,                                hiringfield.com",
        "https://hiringfield.com...,                     hiringfield.com",
        "  hiringfield.com/  ,                           hiringfield.com",
        "ftp://files.hiringfield.com:21/x,               hiringfield.com",
        "XN--BCHER-KVA.DE,                               xn--bcher-kva.de",
        "https://maya@mail.hiringfield.com:8443?x,       hiringfield.com",
        "blogspot.com,                                   blogspot.com",
        "uk.com,                                         uk.com",
        "www.gov.uk,                                     www.gov.uk",
        "printer.hiringfield.com.,                       hiringfield.com",
    })
    void oneSiteHasOneName(String written, String name) {
        assertThat(RegistrableDomain.in(written)).hasValue(new RegistrableDomain(name));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", ".com", "com", "co.uk", "localhost", "intranet", "10.0.0.4", "http://10.0.0.4/report",
        "http://[::1]/", "::1", "2001:db8::1", "2130706433", "0x7f.1", "a b.com", "n/a", "-", "=cmd|' /C calc'!A0", "foo..com",
        "-foo.com", "printer.local", "db.internal", "report.notatld", "maya@", "http://", "javascript:alert(1)",
        "mailto:maya@hiringfield.com:x"})
    void whatIsNoPublicSiteIsRefusedInWords(String written) {
        assertThat(RegistrableDomain.read(written)).isInstanceOfSatisfying(RegistrableDomain.Refused.class,
            refused -> assertThat(refused.reason()).isNotBlank());
    }
}
