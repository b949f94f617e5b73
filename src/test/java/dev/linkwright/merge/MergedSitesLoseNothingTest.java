package dev.linkwright.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.TakeSite;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.prospect.AddProspect;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.report.site.SiteTimeLine;
import dev.linkwright.report.site.TimeLineEntry;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.site.SiteNotes;
import dev.linkwright.site.Sites;
import dev.linkwright.site.price.AskedPrice;
import dev.linkwright.site.price.SitePrices;
import dev.linkwright.site.search.Pairs;
import dev.linkwright.testing.Cast;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Claim: two sites can be merged, two contacts can be merged, and nothing of their history is lost. */
@QuarkusTest
class MergedSitesLoseNothingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    Cast cast;
    @Inject
    MergeSites mergeSites;
    @Inject
    PreviewSites previewSites;
    @Inject
    MergeContacts mergeContacts;
    @Inject
    Sites sites;
    @Inject
    Contacts contacts;
    @Inject
    Prospects prospects;
    @Inject
    AddProspect addProspect;
    @Inject
    MoveProspects move;
    @Inject
    SitePrices prices;
    @Inject
    SiteNotes notes;
    @Inject
    SiteLeases leases;
    @Inject
    TakeSite take;
    @Inject
    Suppressions suppressions;
    @Inject
    SiteTimeLine timeLine;
    @Inject
    Pairs pairs;
    @Inject
    EntityManager entities;

    @Test
    @TestTransaction
    void nothingPointsToTheMergedSiteAndEverythingPointsToTheKeptOne() {
        Brand brand = cast.brand();
        Brand other = cast.brand();
        Site kept = cast.site();
        Site merged = cast.site();
        long keptProspect = history(kept, brand, "kept");
        history(merged, brand, "merged");
        addProspect.add(other, cast.ben(), merged.domain(), NOW);
        entities.flush();
        Set<String> before = new HashSet<>(lines(kept.id()));
        before.addAll(lines(merged.id()));
        long readings = count("site_reading", "site_id", kept.id()) + count("site_reading", "site_id", merged.id());
        long checks = count("link_check k join backlink b on b.id = k.backlink_id", "b.site_id", kept.id()) + count("link_check k join backlink b on b.id = k.backlink_id", "b.site_id", merged.id());
        Preview told = previewSites.of(kept.id(), merged.id());
        assertThat(told.lines()).anyMatch(line -> line.contains("Both are prospects of " + brand.name() + ": they become one, contacted"))
                .anyMatch(line -> line.startsWith("1 prospect of other brands moves here")).anyMatch(line -> line.contains("1 price, 1 note"));

        mergeSites.run(kept.id(), merged.id(), cast.ana(), NOW.plusSeconds(60));

        assertThat(pointingAt("site", merged.id())).isEmpty();
        assertThat(named("site_id", merged.id())).isEmpty();
        assertThat(entities.createNativeQuery("select 1 from site where id = ?1").setParameter(1, merged.id()).getResultList()).isEmpty();
        assertThat(lines(kept.id())).as("every line of both time lines").containsAll(before);
        // one reading is the same in both: the same source, day and values
        assertThat(count("site_reading", "site_id", kept.id())).isEqualTo(readings - 1);
        assertThat(count("link_check k join backlink b on b.id = k.backlink_id", "b.site_id", kept.id())).isEqualTo(checks);
        List<Prospect> here = prospects.at(sites.require(kept.id()));
        assertThat(here).hasSize(2).extracting(Prospect::domain).containsOnly(kept.domain());
        assertThat(here).filteredOn(prospect -> prospect.brand().id().equals(brand.id())).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(keptProspect);
            assertThat(one.stage()).isEqualTo(Stage.CONTACTED);
        });
        assertThat(entities.createNativeQuery("select detail from audit_entry where subject = ?1 and action = 'merged two sites'", String.class)
                .setParameter(1, "site " + kept.domain()).getResultList()).asList().hasSize(1);
    }

    @Test
    @TestTransaction
    void theOtherDomainLeadsHereFromThenOnAndSoDoTheOldNumbers() {
        Site kept = cast.site();
        Site merged = cast.site();
        Site third = cast.site();
        mergeSites.run(kept.id(), merged.id(), cast.ana(), NOW);
        assertThat(sites.byDomain(RegistrableDomain.in(merged.domain()).orElseThrow()).orElseThrow().id()).isEqualTo(kept.id());
        assertThat(sites.findOrCreate(RegistrableDomain.in("www." + merged.domain()).orElseThrow(), NOW).id()).isEqualTo(kept.id());
        assertThat(sites.mergedInto(merged.id())).hasValue(kept.id());
        mergeSites.run(third.id(), kept.id(), cast.ana(), NOW);
        assertThat(sites.byDomain(RegistrableDomain.in(merged.domain()).orElseThrow()).orElseThrow().id()).isEqualTo(third.id());
        assertThat(sites.aliases(third.id())).containsExactlyInAnyOrder(kept.domain(), merged.domain());
    }

    @Test
    @TestTransaction
    void theFurtherStageCountsAndDisqualifiedBeatsOnlyWhatNobodyBegan() {
        Brand brand = cast.brand();
        assertThat(mergedStage(brand, Stage.NEW, Stage.PROMISED)).isEqualTo(Stage.PROMISED);
        assertThat(mergedStage(brand, Stage.WON, Stage.CONTACTED)).isEqualTo(Stage.WON);
        assertThat(mergedStage(brand, Stage.QUALIFIED, Stage.DISQUALIFIED)).isEqualTo(Stage.DISQUALIFIED);
        assertThat(mergedStage(brand, Stage.CONTACTED, Stage.DISQUALIFIED)).isEqualTo(Stage.CONTACTED);
    }

    @Test
    @TestTransaction
    void ofTwoHoldsTheOlderGoesOn() {
        Brand brand = cast.brand();
        Site kept = cast.site();
        Site merged = cast.site();
        take.byHand(merged.id(), brand.id(), null, cast.ben(), NOW.minusSeconds(100));
        take.byHand(kept.id(), brand.id(), null, cast.ana(), NOW);
        assertThat(previewSites.of(kept.id(), merged.id()).warnings()).anyMatch(line -> line.contains("Ben took it first"));
        mergeSites.run(kept.id(), merged.id(), cast.ana(), NOW);
        assertThat(leases.holder(kept.id())).hasValueSatisfying(lease -> assertThat(lease.isHeldBy(cast.ben())).isTrue());
    }

    @Test
    @TestTransaction
    void neverAgainHoldsForBothNames() {
        Site kept = cast.site();
        Site merged = cast.site();
        Brand brand = cast.brand();
        suppressions.suppressDomain(merged.domain(), null, SuppressionReason.values()[0], "they said so", NOW);
        mergeSites.run(kept.id(), merged.id(), cast.ana(), NOW);
        assertThat(suppressions.reasonNotToWrite("new@" + kept.domain(), brand.id())).isPresent();
    }

    @Test
    @TestTransaction
    void twoContactsBecomeOnePersonWithBothHistories() {
        Site site = cast.site();
        Brand brand = cast.brand();
        addProspect.add(brand, cast.ana(), site.domain(), NOW);
        Contact kept = cast.contact(site, "Ines");
        Contact merged = contacts.add(sites.require(site.id()), "Ines Moreau", "ines.moreau@" + site.domain(), "Editor", "test", NOW);
        entities.flush();
        enrollment(site, brand, kept.id(), "FINISHED");
        enrollment(site, brand, merged.id(), "STOPPED");
        sameCampaign(site, kept.id(), merged.id());
        suppressions.suppressAddress(merged.email(), brand.id(), SuppressionReason.values()[0], "asked", NOW);
        prices.add(site.id(), AskedPrice.of("Guest post", "10", "EUR", "", LocalDate.of(2026, 1, 1), "", merged.id()), cast.ana(), NOW);
        entities.flush();
        assertThat(mergeContacts.preview(kept.id(), merged.id()).lines()).anyMatch(line -> line.startsWith("2 sequences move")).anyMatch(line -> line.contains("the wish holds for both"));

        Contact one = mergeContacts.run(kept.id(), merged.id(), cast.ana(), NOW);

        assertThat(pointingAt("contact", merged.id())).isEmpty();
        assertThat(named("contact_id", merged.id())).isEmpty();
        assertThat(count("enrollment", "contact_id", kept.id())).as("also where both were in one campaign").isEqualTo(4);
        assertThat(one.role()).isEqualTo("Editor");
        assertThat(suppressions.reasonNotToWrite(kept.email(), brand.id())).isPresent();
        assertThatThrownBy(() -> contacts.add(sites.require(site.id()), "", merged.email(), "", "again.csv", NOW)).isInstanceOf(RuleViolation.class)
                .hasMessageContaining("is another address of Ines");
    }

    @Test
    @TestTransaction
    void notTheSameIsSaidOnceAndRemembered() {
        Site one = cast.site();
        Site two = cast.site();
        entities.createNativeQuery("insert into site_pair (one, other, because, found_at) values (?1, ?2, 'Both have x', ?3)").setParameter(1, one.id())
                .setParameter(2, two.id()).setParameter(3, NOW).executeUpdate();
        assertThat(pairs.sitesLike(one.id())).hasSize(1);
        pairs.sitesDiffer(two.id(), one.id(), cast.ana(), NOW);
        assertThat(pairs.sitesLike(one.id())).isEmpty();
    }

    private Stage mergedStage(Brand brand, Stage of, Stage with) {
        Site kept = cast.site();
        Site merged = cast.site();
        long first = addProspect.add(brand, cast.ana(), kept.domain(), NOW);
        long second = addProspect.add(brand, cast.ana(), merged.domain(), NOW);
        if (of != Stage.NEW) {
            move.move(first, of, cast.ana(), "because", NOW);
        }
        move.move(second, with, cast.ana(), "because", NOW);
        entities.flush();
        mergeSites.run(kept.id(), merged.id(), cast.ana(), NOW);
        assertThat(count("prospect_event", "prospect_id", first)).isEqualTo((of == Stage.NEW ? 0 : 1) + 1 + (prospects.require(first).stage() != of ? 1 : 0));
        return prospects.require(first).stage();
    }

    /** Something in every table that speaks of a site. */
    private long history(Site site, Brand brand, String name) {
        long prospect = addProspect.add(brand, cast.ana(), site.domain(), NOW);
        Contact contact = cast.contact(site, "Ines");
        contacts.add(sites.require(site.id()), "Shared", "shared@agency.example", "", "test", NOW);
        prices.add(site.id(), AskedPrice.of("Guest post " + name, "80", "USD", "", LocalDate.of(2026, 11, 1), "", contact.id()), cast.ana(), NOW);
        notes.write(site.id(), "A note on the " + name, cast.ben(), NOW);
        if (name.equals("merged")) {
            move.move(prospect, Stage.CONTACTED, cast.ana(), "by phone", NOW);
        }
        entities.flush();
        sql("insert into site_reading (site_id, source, as_of, dr, created_at) values (:site, 'Ahrefs', '2026-11-02', 50, :now), (:site, '" + name
                + "', '2026-11-02', 51, :now)", site, brand);
        sql("""
            with b as (insert into backlink (brand_id, site_id, page_url, page_key, target_url, target_key, source, state, created_at, next_check_because)
                       values (:brand, :site, 'https://p.example/' || :site, 'k' || :site, 'https://t.example', 't', 'reported', 'WON', :now, '') returning id)
            insert into link_check (backlink_id, at, observation, reason, final_url) select id, :now, 'LINKED', 'live on ' || :site, 'x' from b
            """, site, brand);
        sql("""
            insert into mention (brand_id, site_id, page_url, page_key, source, state, found_at, next_check_because)
            values (:brand, :site, 'https://p.example/m' || :site, 'm' || :site, 'imported', 'UNLINKED', :now, '')""", site, brand);
        enrollment(site, brand, contact.id(), "FINISHED");
        return prospect;
    }

    private void enrollment(Site site, Brand brand, long contact, String state) {
        sql("""
            with box as (insert into mailbox (name, address, smtp_host, smtp_port, smtp_security, daily_cap, min_gap_seconds, created_at)
                         values ('A', 'a%1$d.%2$d@box.example', 'h', 25, 'NONE', 10, 1, :now) returning id),
            t as (insert into thread (brand_id, site_id, contact_id, mailbox_id, subject, state, token, created_at, last_message_at)
                  select :brand, :site, %1$d, id, 'Hello', 'OPEN', 'tok%1$d.%2$d', :now, :now from box returning id, mailbox_id),
            c as (insert into campaign (brand_id, name, opportunity, playbook, state, window_days, window_from, window_to, window_zone, created_at)
                  values (:brand, 'Tools %1$d', 'GUEST_POST', 'GUEST_POST', 'RUNNING', '{MONDAY}', '09:00', '17:00', 'UTC', :now) returning id),
            e as (insert into enrollment (campaign_id, contact_id, site_id, prospect_id, state, created_at)
                  select c.id, %1$d, :site, q.id, '%3$s', :now from c, prospect q where q.site_id = :site and q.brand_id = :brand returning id),
            m as (insert into message (thread_id, mailbox_id, brand_id, site_id, direction, kind, state, message_id, from_address, to_name, to_address, subject, body_text,
                                       sent_at, created_at)
                  select t.id, t.mailbox_id, :brand, :site, 'OUT', 'FIRST', 'SENT', '<%1$d>', 'a@box.example', 'Ines', 'i@x.example', 'Hello', 'Hi', :now, :now from t returning id, mailbox_id)
            insert into step_send (enrollment_id, step_no, message_id, mailbox_id, created_at) select e.id, 1, m.id, m.mailbox_id, :now from e, m
            """.formatted(contact, Cast.number(), state), site, brand);
    }

    /** The merged one is also in the kept one's campaign, and the other way round. */
    private void sameCampaign(Site site, long one, long other) {
        entities.createNativeQuery("""
            insert into enrollment (campaign_id, contact_id, site_id, prospect_id, state, created_at)
            select campaign_id, case when contact_id = ?2 then cast(?3 as bigint) else cast(?2 as bigint) end, site_id, prospect_id, 'STOPPED', created_at from enrollment where site_id = ?1""")
            .setParameter(1, site.id()).setParameter(2, one).setParameter(3, other).executeUpdate();
    }

    private void sql(String sql, Site site, Brand brand) {
        var query = entities.createNativeQuery(sql);
        query.getParameters().forEach(parameter -> query.setParameter(parameter.getName(), switch (parameter.getName()) {
            case "site" -> site.id();
            case "brand" -> brand.id();
            default -> NOW;
        }));
        query.executeUpdate();
    }

    private List<String> lines(long site) {
        return timeLine.of(site, Optional.empty(), null, null, 500).items().stream().map(TimeLineEntry::text).collect(Collectors.toList());
    }

    private long count(String table, String column, long id) {
        return ((Number) entities.createNativeQuery("select count(*) from " + table + " where " + column + " = ?1", Long.class).setParameter(1, id).getSingleResult()).longValue();
    }

    /** Rows that point at it by a foreign key, as the information schema knows them. */
    private List<String> pointingAt(String table, long id) {
        List<Object[]> keys = entities.createNativeQuery("""
            select k.table_name, k.column_name from information_schema.referential_constraints r
            join information_schema.key_column_usage k on k.constraint_name = r.constraint_name and k.constraint_schema = r.constraint_schema
            join information_schema.table_constraints t on t.constraint_name = r.unique_constraint_name and t.constraint_schema = r.unique_constraint_schema
            where t.table_name = ?1""", Object[].class).setParameter(1, table).getResultList();
        assertThat(keys).hasSizeGreaterThan(3);
        return keys.stream().filter(key -> count("\"" + key[0] + "\"", (String) key[1], id) > 0).map(key -> key[0] + "." + key[1]).toList();
    }

    /** Rows that point at it by the name of the column only. */
    private List<String> named(String column, long id) {
        List<?> tables = entities.createNativeQuery("""
            select table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.column_name = ?1 and c.data_type = 'bigint'""", String.class)
            .setParameter(1, column).getResultList();
        return tables.stream().map(Object::toString).filter(table -> count("\"" + table + "\"", column, id) > 0).toList();
    }
}
