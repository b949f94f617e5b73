package dev.linkwright.link.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;

/** Every line of the observation table of a check, with pages of our own. {@code LINK} is a link to the agreed page, {@code T} its address. */
class WhatAPageSaysTest {

    private static final URI PAGE = URI.create("https://tidy-desk.example/blog/post");
    private static final String TARGET = "https://fernhill.example/remote-hiring";
    private static final String LINK = "<p>See <a href='" + TARGET + "'>the survey</a> for more.</p>";
    private static final Wanted FERNHILL = new Wanted(WebAddress.parse(TARGET), List.of("fernhill.example", "bücher.example"),
        List.of("Fernhill", "Fern Hill", "Ben's Café", "富士山社"), List.of("remote hiring"), List.of());

    /** What robots may do, as the page's meta elements say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "robots | index, follow | FOLLOWED", "robots | noindex | NOT_INDEXABLE", "robots | none | NOT_INDEXABLE", "ROBOTS | NoIndex,NoFollow | NOT_INDEXABLE",
        "robots | nofollow | QUALIFIED", "robots | max-snippet:-1, nofollow | QUALIFIED", "googlebot | noindex | NOT_INDEXABLE", "googlebot | nofollow | QUALIFIED",
        "otherbot | noindex | FOLLOWED", "robots | noarchive, nosnippet, noimageindex | FOLLOWED", "robots | noindex; nofollow | NOT_INDEXABLE", "description | noindex | FOLLOWED",
        "robots | all | FOLLOWED", "robots | | FOLLOWED"})
    void metaRobots(String name, String content, Observation expected) {
        assertThat(see("<meta name='" + name + "' content='" + (content == null ? "" : content) + "'>" + LINK).observation()).isEqualTo(expected);
    }

    /** The same in headers; " + " separates two headers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "noindex | NOT_INDEXABLE", "none | NOT_INDEXABLE", "nofollow | QUALIFIED", "NOINDEX, NOFOLLOW | NOT_INDEXABLE", "googlebot: noindex | NOT_INDEXABLE",
        "googlebot: noindex, nofollow | NOT_INDEXABLE", "otherbot: noindex, nofollow | FOLLOWED", "googlebot: nofollow, otherbot: noindex | QUALIFIED",
        "otherbot: noindex, googlebot: nofollow | QUALIFIED", "nofollow, otherbot: noindex | QUALIFIED", "noarchive, max-snippet: 20, nofollow | QUALIFIED",
        "unavailable_after: 25 Jun 2030 15:00:00 GMT | FOLLOWED", "otherbot: none + nofollow | QUALIFIED", "noarchive + googlebot: none | NOT_INDEXABLE", "max-image-preview: large | FOLLOWED"})
    void robotsHeaders(String headers, Observation expected) {
        assertThat(see(LINK, Map.of("x-robots-tag", Arrays.asList(headers.split(" \\+ ")))).observation()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<link rel=canonical href='https://tidy-desk.example/blog/post'> | FOLLOWED", "<link rel=canonical href='/blog/post/'> | FOLLOWED", "<link rel=canonical href='post?utm_source=a'> | FOLLOWED",
        "<link rel=canonical href='http://www.tidy-desk.example/blog/post#top'> | FOLLOWED", "<link rel=canonical href='/blog/other'> | NOT_INDEXABLE", "<link rel=canonical href='?page=2'> | NOT_INDEXABLE",
        "<link rel=canonical href='https://other.example/blog/post'> | NOT_INDEXABLE", "<link rel='alternate CANONICAL' href='/other'> | NOT_INDEXABLE", "<link rel=canonical href=''> | FOLLOWED",
        "<link rel=canonical href='/a'><link rel=canonical href='/b'> | FOLLOWED", "<link rel=canonical href='/a'><link rel=canonical href='https://www.tidy-desk.example/a/'> | NOT_INDEXABLE",
        "<link rel=alternate href='/other'> | FOLLOWED", "<base href='https://tidy-desk.example/blog/'><link rel=canonical href='post'> | FOLLOWED",
        "<!-- <link rel=canonical href='/other'> --> | FOLLOWED", "<noscript><link rel=canonical href='/other'></noscript> | FOLLOWED", "<body><div><link rel=canonical href='/other'></div> | FOLLOWED",
        "<link rel=canonical href='mailto:a@b.example'> | FOLLOWED"})
    void canonical(String html, Observation expected) {
        assertThat(see(html + LINK).observation()).as(html).isEqualTo(expected);
    }

    @Test
    void canonicalInAHeaderAndInThePage() {
        assertThat(see(LINK, Map.of("link", List.of("</style.css>; rel=preload, </other>; rel=\"canonical\""))).observation()).isEqualTo(Observation.NOT_INDEXABLE);
        assertThat(see("<link rel=canonical href='/blog/post'>" + LINK, Map.of("link", List.of("</other>; rel=canonical"))).observation()).as("a contradiction").isEqualTo(Observation.FOLLOWED);
    }

    /** Ways to write a link, and things that look like one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<base href='https://fernhill.example/'><a href='remote-hiring'>x</a> | FOLLOWED", "<base href='//fernhill.example/a/b'><a href='../remote-hiring'>x</a> | FOLLOWED",
        "<base href='data:text/html,x'><a href='T'>x</a> | FOLLOWED", "<base target=_blank><base href='https://fernhill.example/'><base href='https://else.example/'><a href='/remote-hiring'>x</a> | FOLLOWED",
        "<noscript><base href='https://fernhill.example/'></noscript><a href='/remote-hiring'>x</a> | ABSENT",
        "<map name=m><area shape=rect coords='0,0,9,9' href='T' alt='survey'></map> | FOLLOWED", "<map><area nohref href='T' rel=nofollow></map> | QUALIFIED",
        "<svg><a href='T'><text>survey</text></a></svg> | FOLLOWED", "<svg><a xlink:href='T'><circle/></a></svg> | FOLLOWED", "<a xlink:href='T'>not in a picture</a> | ABSENT",
        "<a href='T'><picture><source srcset=a><img src=b alt='Survey'></picture></a> | FOLLOWED", "<a href='T'><div><h2>Deep <em><b>down</b></em></h2></div></a> | FOLLOWED",
        "<a href='/x'>one <a href='T'>nested</a></a> | FOLLOWED", "<table><tr><a href='T'>misplaced</a></tr></table> | FOLLOWED", "<A HREF=T>shouted</A> | FOLLOWED", "<a href=T/>no quotes</a> | FOLLOWED",
        "<a href='T' href='https://else.example/'>first wins</a> | FOLLOWED", "<a  href  =  'T'  >blanks</a> | FOLLOWED", "<a href='T'></a> | FOLLOWED", "<p><a href='T'>never closed | FOLLOWED",
        "<!-- LINK --> | ABSENT", "<!--[if IE]>LINK<![endif]--> | ABSENT", "<template>LINK</template> | ABSENT", "<noscript>LINK</noscript> | ABSENT", "<script>'LINK'</script> | ABSENT", "<style>LINK</style> | ABSENT",
        "<textarea>LINK</textarea> | ABSENT", "<title>LINK</title> | ABSENT", "<iframe>LINK</iframe> | ABSENT", "&lt;a href='T'&gt;x&lt;/a&gt; | MENTION_ONLY", "<xmp>LINK</xmp> | ABSENT",
        "<link rel=alternate href='T'> | ABSENT", "<form action='T'></form> | ABSENT", "<img src='T'> | ABSENT", "<iframe src='T'></iframe> | ABSENT", "<a data-href='T'>x</a> | ABSENT", "<a name='T'>x</a> | ABSENT",
        "<p>T</p> | MENTION_ONLY",
    })
    void waysToWriteALink(String html, Observation expected) {
        String page = html.replace("LINK", LINK.replace("'", "\"").replace("the survey", "x")).replace("T'", TARGET + "'").replace("=T", "=" + TARGET).replace("<p>T<", "<p>" + TARGET + "<");
        assertThat(see("<p>Some words of the page.</p>" + page).observation()).as(page).isEqualTo(expected);
    }

    /** Addresses that are the agreed page, and some that are not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://fernhill.example/remote-hiring | FOLLOWED", "http://fernhill.example/remote-hiring | FOLLOWED", "https://www.fernhill.example/remote-hiring/ | FOLLOWED", "//fernhill.example/remote-hiring | FOLLOWED",
        "HTTPS://FERNHILL.EXAMPLE/remote-hiring | FOLLOWED", "https://fernhill.example:443/remote-hiring | FOLLOWED", "http://fernhill.example:80/remote-hiring | FOLLOWED", "https://fernhill.example./remote-hiring | FOLLOWED",
        "https://fernhill.example/remote%2Dhiring | FOLLOWED", "https://fernhill.example/%72emote-hiring | FOLLOWED", "https://%66ernhill.example/remote-hiring | FOLLOWED", "https&colon;//fernhill.example&sol;remote-hiring | FOLLOWED",
        "&#104;ttps://fernhill.example/remote&#x2d;hiring | FOLLOWED", "https://fernhill.example/a/../remote-hiring | FOLLOWED", "https://fernhill.example/./remote-hiring#results | FOLLOWED", "https:\\\\fernhill.example\\remote-hiring | FOLLOWED",
        "https://fernhill.example/remote-hiring?utm_source=x&amp;utm_medium=y | FOLLOWED", "https://fernhill.example/remote-hiring?fbclid=1&gclid=2#a | FOLLOWED", "https://fernhill.example/remote-hiring? | FOLLOWED",
        "https://user@fernhill.example/remote-hiring | FOLLOWED", "  https://fernhill.example/remote-hiring  | FOLLOWED",
        "https://fernhill.example/Remote-Hiring | WRONG_TARGET", "https://fernhill.example/remote-hiring?id=2 | WRONG_TARGET", "https://fernhill.example:8443/remote-hiring | WRONG_TARGET", "https://fernhill.example/ | WRONG_TARGET",
        "https://blog.fernhill.example/remote-hiring | WRONG_TARGET", "https://xn--bcher-kva.example/ | WRONG_TARGET", "https://bücher.example/x | WRONG_TARGET", "https://fernhill.example/remote-hiring/more | WRONG_TARGET",
        "https://fernhill.example.evil.example/remote-hiring | ABSENT", "https://notfernhill.example/remote-hiring | ABSENT", "https://else.example/?u=fernhill.example/remote-hiring | ABSENT",
        "javascript:location='https://fernhill.example/remote-hiring' | ABSENT", "mailto:fernhill.example | ABSENT", "/remote-hiring | ABSENT",
    })
    void addressesOfThePage(String href, Observation expected) {
        assertThat(see("<p>Words <a href=\"" + href + "\">here</a> and there.").observation()).as(href).isEqualTo(expected);
    }

    @Test
    void namesInOtherAlphabetsAreOneAddress() {
        Wanted books = new Wanted(WebAddress.parse("https://bücher.example/größe"), List.of("bücher.example"), List.of(), List.of());
        for (String href : List.of("https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe", "https://BÜCHER.example/größe", "https://b&uuml;cher.example/gr&ouml;%c3%9fe/", "https://b%C3%BCcher.example/größe"))
            assertThat(see("<a href='" + href + "'>x</a>", Map.of(), books).observation()).as(href).isEqualTo(Observation.FOLLOWED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nofollow | nofollow", "NOFOLLOW noopener | nofollow", "sponsored | sponsored", "ugc nofollow | nofollow ugc", "'nofollow,sponsored' | nofollow sponsored", "noreferrer noopener external | ''", "'' | ''", "no-follow | ''"})
    void qualifiers(String rel, String expected) {
        assertThat(String.join(" ", see("<a rel=\"" + rel.replace("'", "") + "\" href='" + TARGET + "'>x</a>").qualifiers())).isEqualTo(expected);
    }

    @Test
    void oneFreeLinkAmongSeveralCounts() {
        assertThat(see("<a rel=nofollow href='" + TARGET + "'>a</a><a rel=ugc href='" + TARGET + "'>b</a>")).satisfies(s -> {
            assertThat(s.observation()).isEqualTo(Observation.QUALIFIED);
            assertThat(s.link().orElseThrow().occurrences()).isEqualTo(2);
        });
        assertThat(see("<footer><a href='" + TARGET + "'>a</a></footer><p><a rel=ugc href='" + TARGET + "'>b</a>").observation()).isEqualTo(Observation.FOLLOWED);
    }

    /** Names in the text: what is one, and what is not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<p>As Fernhill found | MENTION_ONLY", "<p>As FERNHILL found | MENTION_ONLY", "<p>Fernhill's numbers | MENTION_ONLY", "<p>(Fernhill) | MENTION_ONLY", "<p>Fern&nbsp;Hill says | MENTION_ONLY", "<p>Fern<br>Hill says | MENTION_ONLY",
        "<p>F<b>ern</b>hill says | MENTION_ONLY", "<p>Fern&shy;hill says | MENTION_ONLY", "<p>Bei Ben’s Cafe\u0301 gesehen | MENTION_ONLY", "<p>私はFernhillが好きです | MENTION_ONLY", "<p>昨日富士山社で | MENTION_ONLY", "<p>Fernhill은 좋다 | MENTION_ONLY",
        "<p>The Fernhillers | ABSENT", "<p>SuperFernhill | ABSENT", "<p>Fernhill_2 | ABSENT", "<p>Fernhill2 | ABSENT", "<p>Фернхилл | ABSENT", "<p>яFernhill | ABSENT", "<p>Fernhillα | ABSENT", "<p>Fern. Hill | ABSENT",
        "<p>See <a href='https://else.example/'>Fernhill</a> | ABSENT", "<p>See <a href='https://else.example/'>what <b>Fernhill</b> says</a> | ABSENT",
        "<p>Words<p hidden>Fernhill | ABSENT", "<p>Words<p style='display:none !important'>Fernhill | ABSENT", "<p>Words<p style='Visibility: Hidden'>Fernhill | ABSENT", "<p>Words<p style='font-size:0'>Fernhill | ABSENT",
        "<p>Words<p style='opacity: 0;'>Fernhill | ABSENT", "<p>Words<p style='position:absolute; left:-9999px'>Fernhill | ABSENT", "<p>Words<p style='opacity:0.5'>Fernhill | MENTION_ONLY", "<p>Words<dialog>Fernhill</dialog> | ABSENT",
        "<p>Words<template>Fernhill</template> | ABSENT", "<p>Words<!-- Fernhill --> | ABSENT", "<p>Words<img alt='Fernhill'> | ABSENT", "<p>Words<select><option>Fernhill</select> | ABSENT", "<title>Fernhill</title><p>Words | ABSENT",
    })
    void namesInTheText(String html, Observation expected) {
        assertThat(see(html).observation()).as(html).isEqualTo(expected);
    }

    /** Pages that answer 200 and are something else. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<title>404 Not Found</title><p>Sorry | GONE", "<title>Tidy Desk</title><h1>Page not found</h1> | GONE", "<h1>Oops!</h1><h2>That page can’t be found.</h2> | GONE", "<title>Seite nicht gefunden</title> | GONE",
        "<title>Página no encontrada</title><p>x | GONE", "<title>ページが見つかりません</title><p>x | GONE", "<h1>This post is no longer available</h1> | GONE", "<h1>Why we gave up the office</h1><p>Words | ABSENT",
        "<title>Just a moment...</title><p>x | UNVERIFIABLE", "<title>Attention Required! - Cloudflare</title> | UNVERIFIABLE", "<title>Access Denied</title><h1>Access Denied</h1> | UNVERIFIABLE", "<p>x<script src='/cdn-cgi/challenge-platform/x.js'></script> | UNVERIFIABLE",
        "<title>Before you continue</title><form><button>Accept all</button></form> | UNVERIFIABLE", "<h1>Wir brauchen Ihre Zustimmung</h1><p>Mit Werbung weiterlesen | UNVERIFIABLE", "<h2>We value your privacy</h2><button>Agree</button> | UNVERIFIABLE",
        "<h1>Are you over 18?</h1> | UNVERIFIABLE", "<title>Log in</title><form><input type=password></form> | UNVERIFIABLE", "<p>The first lines of it.</p><p>Subscribe to continue reading. | UNVERIFIABLE", "<h1>Error establishing a database connection</h1> | UNVERIFIABLE",
        "<title>Site under maintenance</title><p>Be right back | UNVERIFIABLE",
        "<div id=root></div><script src=a.js></script> | UNVERIFIABLE", "<div id=app>Loading…</div><script src=a.js></script> | UNVERIFIABLE", "<noscript>You need to enable JavaScript to run this app.</noscript><script src=a.js></script> | UNVERIFIABLE",
        "<header>Tidy Desk</header><div id=__next><p>Some of it</div><script id=__NEXT_DATA__ type='application/json'>{\"to\":\"https:\\/\\/fernhill.example\\/remote-hiring\"}</script> | UNVERIFIABLE",
        "<script type='application/ld+json'>{\"citation\":\"https://fernhill.example/remote-hiring\"}</script><p>Words of a page. | ABSENT",
    })
    void pagesThatAreSomethingElse(String html, Observation expected) {
        assertThat(see(html).observation()).as(html).isEqualTo(expected);
    }

    @Test
    void aLinkThatIsThereCountsWhateverStandsAroundIt() {
        for (String around : List.of("<title>Just a moment: an essay</title>", "<h2>We value your privacy</h2>", "<title>404 ways to hire</title>", "<h1>Log in</h1><input type=password>", "<noscript>enable JavaScript</noscript><div id=root></div>"))
            assertThat(see(around + LINK).observation()).as(around).isEqualTo(Observation.FOLLOWED);
    }

    @Test
    void aLongArticleAboutErrorsIsNoErrorPage() {
        String words = "<p>" + "Words about hiring and errors. ".repeat(200) + "</p>";
        for (String title : List.of("404 Not Found: a history", "Before you continue: a checklist", "Access denied: how to ask again"))
            assertThat(see("<title>" + title + "</title>" + words).observation()).as(title).isEqualTo(Observation.ABSENT);
    }

    @Test
    void linksThatMayReachUsAreLeadsAndOthersAreNot() {
        Sighting seen = see(List.of("https://bit.ly/3abc", "/go/fernhill", "https://out.example/r?u=https%3A%2F%2Fwww.fernhill.example%2Fremote-hiring", "https://fernhill.example/old",
            "https://social.example/share?url=https://fernhill.example/remote-hiring", "https://else.example/go/x", "/about").stream()
            .map(href -> "<p>Read <a href='" + href + "'>on</a>").collect(Collectors.joining()));
        assertThat(seen.leads()).extracting(FoundLink::url).containsExactlyInAnyOrder("https://fernhill.example/old", "https://bit.ly/3abc", "https://tidy-desk.example/go/fernhill",
            "https://out.example/r?u=https%3A%2F%2Fwww.fernhill.example%2Fremote-hiring");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0; url=/new | https://tidy-desk.example/new", "0;URL='https://new.example/a' | https://new.example/a", "'3; url=\"/new\"' | https://tidy-desk.example/new", "0, /new | https://tidy-desk.example/new",
        "60; url=/new | ", "5 | ", "0; url=/blog/post | ", "0; url=javascript:x() | "})
    void aQuickRefreshSendsOn(String content, String expected) {
        String html = "<meta http-equiv=refresh content='" + content.replace("'", "&#39;") + "'><p>Moved";
        assertThat(MovedPage.by(answer(html, Map.of())).map(WebAddress::toString).orElse(null)).isEqualTo(expected);
        assertThat(MovedPage.by(answer(html + "<p>" + "Words of a page. ".repeat(50), Map.of()))).as("a page to be read").isEmpty();
    }

    private static Sighting see(String html) {
        return see(html, Map.of());
    }

    private static Sighting see(String html, Map<String, List<String>> headers) {
        return see(html, headers, FERNHILL);
    }

    private static Sighting see(String html, Map<String, List<String>> headers, Wanted wanted) {
        return LinkInspector.inspect(answer(html, headers), wanted);
    }

    private static FetchResult.Response answer(String html, Map<String, List<String>> headers) {
        Map<String, List<String>> all = new HashMap<>(Map.of("content-type", List.of("text/html; charset=utf-8")));
        all.putAll(headers);
        return new FetchResult.Response(PAGE, PAGE, 200, all, List.of(), html.getBytes(StandardCharsets.UTF_8), true);
    }
}
