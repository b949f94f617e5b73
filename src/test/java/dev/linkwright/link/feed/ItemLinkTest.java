package dev.linkwright.link.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.linkwright.fetch.WebAddress;

class ItemLinkTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://www.google.com/url?rct=j&sa=t&url=https://hr.example/four-day%3Fa%3D1%26b%3D2&ct=ga&cd=CAEYAA&usg=AOv | https://hr.example/four-day?a=1&b=2",
        "http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=1&url=https%3a%2f%2fhr.example%2fpost&c=9 | https://hr.example/post",
        "https://www.bing.com/ck/a?!&&p=x&u=a1aHR0cHM6Ly9oci5leGFtcGxlL3Bvc3Q&ntb=1 | https://hr.example/post",
        "https://r.search.yahoo.com/_ylt=A0/RV=2/RE=1/RO=10/RU=https%3a%2f%2fhr.example%2fpost/RK=2/RS=x- | https://hr.example/post",
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fhr.example%2Fpost&rut=1 | https://hr.example/post",
        "https://www.google.com/url?url=https://alerts.example/click%3Furl%3Dhttps%253A%252F%252Fhr.example%252Fdeep | https://hr.example/deep",
        "https://hr.example/post?url=https://other.example/ | https://hr.example/post?url=https://other.example/",
        "https://hr.example/redirect?to=/inside | https://hr.example/redirect?to=/inside",
        "https://hr.example/redirect?url=javascript:alert(1) | https://hr.example/redirect?url=javascript:alert(1)"})
    void aWrapperIsTakenOff(String link, String real) {
        assertThat(ItemLink.unwrapped(WebAddress.parse(link).orElseThrow()).toString()).isEqualTo(real);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://www.google.com/alerts/feeds/1234/5678", "https://www.google.co.uk/alerts/feeds/1/2", "https://www.bing.com/news/search?q=x&format=rss", "https://news.google.com/rss/search?q=x"})
    void alertFeedsAreKnown(String url) {
        assertThat(ItemLink.isOfAnAlertService(url)).isTrue();
    }

    @Test
    void otherFeedsAreNot() {
        assertThat(ItemLink.isOfAnAlertService("https://hr.example/feed.xml")).isFalse();
        assertThat(ItemLink.hidesItsTarget(WebAddress.parse("https://t.co/abc").orElseThrow())).isTrue();
        assertThat(ItemLink.hidesItsTarget(WebAddress.parse("https://hr.example/").orElseThrow())).isFalse();
    }
}
