package dev.linkwright.prospect.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.Band;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspect;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.Score;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Traits;
import dev.linkwright.prospect.Weights;
import dev.linkwright.site.search.FillSiteSearch;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is asked of the list, its rows are those of the plain statement over the whole table, in just that order. */
@QuarkusTest
class AnyWeightsKeepTheExactOrderTest {

    /** Signals of every kind: unknown, few values so that they tie, the edges of the grid's cells, and anything between. */
    private static final String PROSPECTS = """
        insert into prospect (brand_id, site_id, domain, stage, stage_since, owner_id, relevance, authority, traffic, spam, score, excluded_because,
                              last_touch_at, created_at)
        select :brand, s.id, s.domain, (array['NEW', 'NEW', 'NEW', 'QUALIFIED', 'CONTACTED', 'IN_CONVERSATION', 'WON', 'LOST', 'DISQUALIFIED'])[1 + floor(random() * 9)],
               now(), case when random() < 0.2 then :owner end,
               case when random() < 0.3 then null when random() < 0.5 then round(random()::numeric, 1) else random() end,
               case when random() < 0.3 then null when random() < 0.5 then floor(random() * 9) / 8 else random() end,
               case when random() < 0.5 then null when random() < 0.5 then round(random()::numeric, 1) else random() end,
               case when random() < 0.4 then null else floor(random() * 4) end, 0,
               case when random() < 0.1 then 'Marked as spam' end,
               case when random() < 0.2 then now() - floor(random() * 5) * interval '1 day' end, now()
        from site s where s.domain like :names""";

    @Inject
    Cast cast;
    @Inject
    Brands brands;
    @Inject
    RankedProspects ranked;
    @Inject
    FillSiteSearch fillSearch;
    @Inject
    FoldTally fold;
    @Inject
    ListByIndex index;
    @Inject
    EntityManager entities;

    private final Random random = new Random(7);

    @Test
    void farDownTheListReadOffTheIndexAloneIsTheSame() {
        Brand brand = brandWith(700, cast.ana());
        ProspectFilter open = ProspectFilter.ALL.onlyOpen().onlySunk(false);
        for (ProspectFilter filter : List.of(open, open.in(Stage.NEW), open.in(Stage.WON))) {
            Part part = new Part(brand.id(), false, false, FilterSql.stages(filter), filter);
            for (long offset : new long[] {0, 1, 49, 100, 333, 600, 2_000}) {
                assertThat(index.byScoreFarDown(part, offset, 50)).as("%s from row %d", filter, offset).isEqualTo(index.byScore(part, "", offset, 50));
            }
        }
    }

    @Test
    void everyPageOfEveryFilterAndSortIsThatOfThePlainStatement() {
        User ana = cast.ana();
        // The words of other tests' sites, tens of thousands after big imports, are not asked for here.
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("delete from site_search_due").executeUpdate());
        Brand brand = brandWith(1_500, ana);
        fillSearch.run(java.time.Instant.parse("2026-11-20T10:00:00Z"));
        Score.Medians medians = new Score.Medians(0.31, 0.42, 0.17);
        for (int round = 0; round < 300; round++) {
            if (round % 100 == 0) {
                assertTallyIsExact(brand);
            }
            Optional<Weights> weights = round % 3 == 0 ? Optional.empty() : Optional.of(weights());
            Sort sort = round % 2 == 0 ? Sort.SCORE : Sort.values()[random.nextInt(Sort.values().length)];
            ProspectFilter filter = filter(ana);
            int limit = 1 + random.nextInt(60);
            long offset = random.nextInt(4) == 0 ? random.nextInt(1_500) : random.nextInt(120);
            Narrowed asked = ranked.narrow(brand, filter);
            Total counted = ranked.count(brand, asked, ranked.counts(brand), offset + limit, offset + 100);
            List<Long> shown = ranked.find(brand, asked, weights, sort, offset, limit).stream().map(row -> row.prospect().id()).toList();
            assertThat(shown).as("round %d: %s %s %s rows %d to %d", round, filter, weights, sort, offset, offset + limit)
                .isEqualTo(plainly(brand, filter, weights, sort, medians, offset, limit, ana));
            long exactly = plainly(brand, filter, weights, sort, medians, 0, 10_000, ana).size();
            assertThat(ranked.count(brand, filter)).as("count of %s", filter).isEqualTo(exactly);
            assertThat(counted.beyond(offset + limit)).as("whether there is more of %s behind %d: %s of %d", filter, offset + limit, counted, exactly).isEqualTo(exactly > offset + limit);
            assertThat(counted.more() ? counted.n() < exactly : counted.n() == exactly).as("%s of %d with %s", counted, exactly, filter).isTrue();
            if (round == 100) {
                fold.run();
            }
            if (round == 200) {
                churn(brand, ana);
            }
        }
    }

    @Test
    void newWeightsCountAtOnceAndTheScoresFollow() {
        Brand brand = brandWith(300, cast.ana());
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update brand set weight_relevance = 0, weight_authority = 0, weight_traffic = 1 where id = ?1")
            .setParameter(1, brand.id()).executeUpdate());
        Brand changed = brands.findById(brand.id());
        List<RankedProspect> shown = ranked.find(changed, ProspectFilter.ALL.onlySunk(false), Optional.empty(), 0, 300);
        assertThat(shown).extracting(row -> row.score().total()).isSortedAccordingTo((a, b) -> Double.compare(b, a + 1e-9) > 0 ? 1 : 0);
        assertThat(shown.get(0).prospect().signals().traffic().value()).isPresent();
    }

    private Brand brandWith(int prospects, User owner) {
        Brand brand = cast.brand();
        String name = "order-" + brand.id() + "-";
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("select setseed(0.4)", Object.class).getSingleResult();
            entities.createNativeQuery("insert into site (domain, created_at) select :name || md5(n::text) || '.example', now() from generate_series(1, :n) n")
                .setParameter("name", name).setParameter("n", prospects).executeUpdate();
            entities.createNativeQuery("""
                insert into contact (site_id, email, source, source_at, created_at)
                select id, 'hello@' || domain, 'test', now(), now() from site where domain like :names and id % 3 = 0""")
                .setParameter("names", name + "%").executeUpdate();
            entities.createNativeQuery(PROSPECTS).setParameter("brand", brand.id()).setParameter("owner", owner.id()).setParameter("names", name + "%").executeUpdate();
            entities.createNativeQuery("""
                insert into brand_ranking (brand_id, median_relevance, median_authority, median_traffic, ranked_at, scored_relevance, scored_authority, scored_traffic)
                values (:brand, 0.31, 0.42, 0.17, now(), 0.5, 0.3, 0.2)""").setParameter("brand", brand.id()).executeUpdate();
            addUp(brand);
        });
        return brand;
    }

    /** What a ranking does with the saved weights. */
    private void addUp(Brand brand) {
        entities.createNativeQuery("""
            update prospect p set score = 100 * (:wr * coalesce(relevance, 0.31::float8) + :wa * coalesce(authority, 0.42::float8) + :wt * coalesce(traffic, 0.17::float8)) / :ws
            where brand_id = :brand""").setParameter("wr", 0.5).setParameter("wa", 0.3).setParameter("wt", 0.2).setParameter("ws", 0.5 + 0.3 + 0.2)
            .setParameter("brand", brand.id()).executeUpdate();
    }

    /** The tally says of every prospect what its row says. */
    private void assertTallyIsExact(Brand brand) {
        assertThat(entities.createNativeQuery("""
            select stage, sunk, owner_id, has_contact, cell, sum(n) from (
                select stage, sunk, owner_id, has_contact, cell, n from prospect_count where brand_id = :brand
                union all
                select stage, sunk, coalesce(owner_id, 0), exists (select 1 from contact c where c.site_id = p.site_id), cell, -1 from prospect p where brand_id = :brand) b
            group by 1, 2, 3, 4, 5 having sum(n) <> 0""").setParameter("brand", brand.id()).getResultList()).isEmpty();
    }

    /** Everything a tally can get wrong: moves, owners, signals, people and prospects that come and go. */
    private void churn(Brand brand, User ana) {
        for (String change : List.of(
            "update prospect set stage = 'QUALIFIED' where brand_id = :brand and stage = 'NEW' and id % 5 = 0",
            "update prospect set owner_id = null where brand_id = :brand and id % 7 = 0",
            "update prospect set relevance = null, excluded_because = 'A competitor' where brand_id = :brand and id % 11 = 0",
            "update prospect set authority = 0.77 where brand_id = :brand and id % 3 = 0",
            "delete from prospect where brand_id = :brand and id % 13 = 0",
            "delete from contact where site_id in (select site_id from prospect where brand_id = :brand and id % 2 = 0)",
            "insert into contact (site_id, email, source, source_at, created_at) select site_id, 'new@' || domain, 'test', now(), now() from prospect where brand_id = :brand and id % 17 = 0")) {
            QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(change).setParameter("brand", brand.id()).executeUpdate());
        }
        QuarkusTransaction.requiringNew().run(() -> addUp(brand));
    }

    private Weights weights() {
        return switch (random.nextInt(4)) {
            case 0 -> new Weights(random.nextDouble(), random.nextDouble(), random.nextDouble());
            case 1 -> new Weights(random.nextInt(2), random.nextInt(2), 1);
            case 2 -> new Weights(1, 0, 0);
            default -> new Weights(random.nextInt(101), random.nextInt(101), 1 + random.nextInt(100));
        };
    }

    private ProspectFilter filter(User ana) {
        return new ProspectFilter(random.nextInt(3) == 0 ? Optional.of(Stage.values()[random.nextInt(Stage.values().length)]) : Optional.empty(),
            random.nextInt(4) == 0, random.nextInt(4) == 0 ? Optional.of(random.nextBoolean() ? 0 : ana.id()) : Optional.empty(),
            random.nextInt(6) == 0 ? random.nextBoolean() ? "abc" : "order-" : "", random.nextInt(4) == 0 ? Optional.of(random.nextBoolean()) : Optional.empty(),
            random.nextInt(2) == 0 ? Optional.of(random.nextBoolean()) : Optional.empty(),
            random.nextInt(6) == 0 ? new Traits(Optional.empty(), "", Band.from(40), Band.ANY, Band.below(3), "", Optional.empty(), Optional.empty()) : Traits.ANY);
    }

    private List<Long> plainly(Brand brand, ProspectFilter filter, Optional<Weights> weights, Sort sort, Score.Medians medians, long offset, int limit, User ana) {
        String added = weights.map(w -> String.format(Locale.ROOT,
            "100 * (%1$s * coalesce(p.relevance, %4$s) + %2$s * coalesce(p.authority, %5$s) + %3$s * coalesce(p.traffic, %6$s)) / %7$s",
            w.relevance() + "::float8", w.authority() + "::float8", w.traffic() + "::float8", medians.relevance() + "::float8",
            medians.authority() + "::float8", medians.traffic() + "::float8", (w.relevance() + w.authority() + w.traffic()) + "::float8")
            .replace("::float8", "")).orElse("p.score");
        List<String> where = new ArrayList<>(List.of("p.brand_id = " + brand.id()));
        filter.stage().ifPresent(stage -> where.add("p.stage = '" + stage + "'"));
        if (filter.open()) {
            where.add("p.stage not in ('WON', 'LOST', 'DISQUALIFIED')");
        }
        filter.owner().ifPresent(owner -> where.add(owner == 0 ? "p.owner_id is null" : "p.owner_id = " + owner));
        if (!filter.text().isBlank()) {
            where.add("(p.domain like '%" + filter.text() + "%' or exists (select 1 from contact c where c.site_id = p.site_id and c.email::text ilike '%" + filter.text() + "%'))");
        }
        filter.contact().ifPresent(known -> where.add((known ? "" : "not ") + "exists (select 1 from contact c where c.site_id = p.site_id)"));
        filter.sunk().ifPresent(sunk -> where.add((sunk ? "" : "not ") + "p.sunk"));
        if (!filter.traits().any()) {
            where.add("p.authority >= 0.4 and p.spam < 3");
        }
        String first = switch (sort) {
            case SCORE -> "";
            case SITE -> "p.domain, ";
            case RELEVANCE -> "p.relevance desc nulls last, ";
            case AUTHORITY -> "p.authority desc nulls last, ";
            case TRAFFIC -> "p.traffic desc nulls last, ";
            case SPAM -> "p.spam desc nulls last, ";
            case STAGE -> "array_position(array['WON', 'PROMISED', 'IN_CONVERSATION', 'CONTACTED', 'QUALIFIED', 'NEW', 'LOST', 'DISQUALIFIED'], p.stage), ";
            case OWNER -> "p.owner_id nulls last, ";
            case TOUCH -> "p.last_touch_at desc nulls last, ";
        };
        String score = List.of(Sort.SCORE, Sort.RELEVANCE, Sort.AUTHORITY, Sort.TRAFFIC).contains(sort) ? added : "p.score";
        return entities.createNativeQuery("select p.id, " + score + " as score from prospect p where " + String.join(" and ", where)
                + " order by p.sunk, " + first + "score desc, p.authority desc nulls last, p.traffic desc nulls last, p.domain limit " + limit + " offset " + offset,
            Object[].class).getResultList().stream().map(row -> ((Number) ((Object[]) row)[0]).longValue()).toList();
    }
}
