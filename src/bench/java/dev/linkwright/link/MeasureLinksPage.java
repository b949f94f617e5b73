package dev.linkwright.link;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Report;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The Links page over HTTP with a million links of one brand, one in a thousand of them under a rare qualifier. */
@QuarkusTest
class MeasureLinksPage {

    private static final int ROWS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int SITES = Math.max(1, ROWS / 5);
    private static final int ROUNDS = 11;

    private static final String SITE_ROWS = "insert into site (domain, created_at) select 'many-links-' || n || '.com', now() from generate_series(1, ?1) n";

    // three in four won, a sixth of those nofollow; the rest at risk, lost or promised
    private static final String LINK_ROWS = """
        insert into backlink (brand_id, site_id, page_url, page_key, target_url, target_key, source, state, created_at, won_at, lost_at, last_seen_at, last_checked_at,
            last_observation, last_good_observation, qualifiers, anchor, anchor_kind, next_check_at, next_check_because)
        select ?1, s.id, 'https://' || s.domain || '/p/' || n, s.domain || '/p/' || n, 'https://fernhill.example/page-' || n % 40, 'fernhill.example/page-' || n % 40, 'bench',
            state, now(), now() - n * interval '20 seconds', case when state = 'LOST' then now() - n * interval '20 seconds' end, now() - n * interval '2 seconds', now() - n * interval '2 seconds',
            case when state in ('LOST', 'AT_RISK') then 'ABSENT' else 'FOLLOWED' end, 'FOLLOWED',
            case when n % 1000 = 0 then array['sponsored'] when n % 6 = 0 then array['nofollow'] else '{}' end, 'words number ' || n % 5000, 'PARTIAL', now() + n * interval '2 seconds', 'every 30 days: stable'
        from (select n, (array['WON', 'WON', 'WON', 'WON', 'WON', 'WON', 'AT_RISK', 'LOST'])[1 + n % 8] as state, 1 + n % ?2 as site from generate_series(1, ?3) n) r
        join site s on s.domain = 'many-links-' || r.site || '.com'
        """;

    @Inject
    Cast cast;
    @Inject
    EntityManager entities;

    private final Report report = new Report();

    @Test
    void measure() throws Exception {
        User ana = cast.ana();
        Brand brand = cast.brand();
        report.once("%,d links written by SQL".formatted(ROWS), () -> {
            write(SITE_ROWS, SITES);
            write(LINK_ROWS, brand.id(), SITES, ROWS);
        });
        write("analyze backlink");
        write("analyze site");
        Visitor visitor = Visitor.signedIn(ana).with("brand", brand.id().toString());
        report.say("| page over HTTP | middle of %d |%n|---|---|", ROUNDS);
        for (String path : List.of("/links", "/links?state=WON&page=200", "/links?state=WON&qualifier=nofollow", "/links?state=WON&qualifier=sponsored", "/links?state=WON&qualifier=ugc",
            "/links?state=AT_RISK", "/links?state=LOST"))
            report.middle(ROUNDS, path, () -> visitor.get(path).statusCode());
        report.keep("target/links-page.txt");
    }

    private void write(String text, Object... values) {
        QuarkusTransaction.requiringNew().timeout(1_200).run(() -> {
            var query = entities.createNativeQuery(text);
            for (int i = 0; i < values.length; i++) query.setParameter(i + 1, values[i]);
            query.executeUpdate();
        });
    }
}
