package dev.linkwright.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.AddContact;
import dev.linkwright.prospect.AddProspect;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteNotes;
import dev.linkwright.site.price.AskedPrice;
import dev.linkwright.site.price.SitePrices;
import dev.linkwright.testing.Cast;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Claim: the site page has one time line of everything, across brands. */
@QuarkusTest
class OneTimeLineTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    Cast cast;
    @Inject
    SiteTimeLine timeLine;
    @Inject
    AddProspect addProspect;
    @Inject
    AddContact addContact;
    @Inject
    MoveProspects move;
    @Inject
    SitePrices prices;
    @Inject
    SiteNotes notes;
    @Inject
    EntityManager entities;

    @Test
    @TestTransaction
    void everythingThatHappenedStandsOnceAndAcrossBrands() {
        Site site = cast.site();
        Brand brand = cast.brand();
        Brand other = cast.brand();
        everything(site, brand, other);
        List<TimeLineEntry> all = timeLine.of(site.id(), Optional.empty(), null, null, 100).items();
        for (TimeLineKind kind : TimeLineKind.values()) {
            if (kind != TimeLineKind.MERGE) {
                assertThat(all).as(kind.name()).anyMatch(entry -> entry.kind() == kind);
                assertThat(timeLine.of(site.id(), Optional.of(kind), null, null, 100).items()).isNotEmpty().allMatch(entry -> entry.kind() == kind);
            }
        }
        assertThat(all).extracting(TimeLineEntry::text).contains("First seen in people.csv", "DR 71, 18,400 visits a month (Ahrefs, 2 Nov 2026)",
                "“Pays late”", "Mail 1 of “Tools” left to Ines", "Ines answered: “Re: Hello”", "Guest post 120.50 EUR, sponsored came with people.csv",
                "Ana moved the prospect to Contacted from New: by phone", "Ana noted a price: Link insertion 80.00 USD");
        assertThat(all).filteredOn(entry -> entry.kind() == TimeLineKind.STAGE && entry.text().contains("by phone")).hasSize(1);
        assertThat(all).extracting(TimeLineEntry::brandId).contains(brand.id(), other.id());
        assertThat(timeLine.of(site.id(), Optional.empty(), other.id(), null, 100).items()).noneMatch(entry -> brand.id().equals(entry.brandId()));
        assertThat(all).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }

    @Test
    @TestTransaction
    void itIsPagedWithoutGapsAndFastWithThousandsOfEvents() {
        Site site = cast.site();
        Brand brand = cast.brand();
        everything(site, brand, cast.brand());
        long link = ((Number) entities.createNativeQuery("select min(id) from backlink where site_id = ?1", Long.class).setParameter(1, site.id()).getSingleResult()).longValue();
        entities.createNativeQuery("""
                insert into link_check (backlink_id, at, observation, reason, final_url)
                select ?1, cast(?2 as timestamptz) - i / 3 * interval '1 hour', 'LINKED', 'live and followed, visit ' || i, 'https://x.example' from generate_series(1, 20000) i
                """).setParameter(1, link).setParameter(2, NOW).executeUpdate();
        entities.createNativeQuery("""
                insert into site_event (site_id, brand_id, at, kind, text) select ?1, ?2, cast(?3 as timestamptz) - i * interval '1 minute', 'NOTE', 'note ' || i
                from generate_series(1, 20000) i""").setParameter(1, site.id()).setParameter(2, brand.id()).setParameter(3, NOW).executeUpdate();
        Set<String> seen = new HashSet<>();
        List<TimeLineEntry> inOrder = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < 6; page++) {
            Page<TimeLineEntry> some = timeLine.of(site.id(), Optional.empty(), null, cursor, 50);
            some.items().forEach(entry -> assertThat(seen.add(entry.key())).as(entry.key()).isTrue());
            inOrder.addAll(some.items());
            cursor = some.nextCursor();
        }
        assertThat(inOrder).hasSize(300).isEqualTo(timeLine.of(site.id(), Optional.empty(), null, null, 300).items());
        long began = System.nanoTime();
        timeLine.of(site.id(), Optional.empty(), null, cursor, 50);
        long millis = (System.nanoTime() - began) / 1_000_000;
        System.out.println("a page of a time line of 40,000 lines: " + millis + " ms");
        assertThat(millis).isLessThan(1_000);
    }

    @Test
    @TestTransaction
    void aCursorOfSomebodyElsesMakingIsRefusedInWords() {
        Site site = cast.site();
        assertThatThrownBy(() -> timeLine.of(site.id(), Optional.empty(), null, "bm9uc2Vuc2U", 10)).isInstanceOf(RuleViolation.class).extracting("field").isEqualTo("cursor");
        assertThatThrownBy(() -> TimeLineKind.named("gossip")).isInstanceOf(RuleViolation.class).hasMessageContaining("import, reading, note");
    }

    private void everything(Site site, Brand brand, Brand other) {
        long prospect = addProspect.add(brand, cast.ana(), site.domain(), NOW);
        addProspect.add(other, cast.ben(), site.domain(), NOW.plusSeconds(1));
        addContact.add(prospect, "Ines", "ines@" + site.domain(), "Editor", cast.ana(), NOW);
        move.move(prospect, Stage.CONTACTED, cast.ana(), "by phone", NOW);
        prices.add(site.id(), AskedPrice.of("Link insertion", "80", "USD", "", LocalDate.of(2026, 11, 1), "", null), cast.ana(), NOW);
        notes.write(site.id(), "Pays late", cast.ben(), NOW);
        entities.flush();
        sql("""
            with i as (insert into import_run (brand_id, user_id, kind, state, file_name, file_size, file_hash, provenance, encoding, delimiter, as_of, created_at, finished_at)
                       values (:brand, :user, 'PROSPECTS', 'DONE', 'people.csv', 1, 'x', 'people.csv', 'UTF-8', ',', '2026-11-02', :now, :now) returning id),
            r as (insert into site_reading (site_id, source, as_of, dr, traffic, import_id, created_at) select :site, 'Ahrefs', '2026-11-02', 71, 18400, id, :now from i),
            c as (insert into contact (site_id, name, email, source, source_at, created_at, import_id) select :site, 'Omar', 'omar@x.example', 'people.csv', :now, :now, id from i),
            x as (insert into site_price (site_id, placement, amount, currency, rel, source, as_of, import_id, created_at)
                  select :site, 'Guest post', 12050, 'EUR', 'SPONSORED', 'people.csv', '2026-11-02', id, :now from i),
            b as (insert into backlink (brand_id, site_id, page_url, page_key, target_url, target_key, source, state, created_at, next_check_because, import_id)
                  select :brand, :site, 'https://p.example/a', 'k' || id, 'https://t.example', 't', 'reported by Ahrefs', 'WON', :now, '', id from i returning id),
            k as (insert into link_check (backlink_id, at, observation, reason, final_url) select id, :now, 'LINKED', 'live and followed', 'x' from b)
            insert into mention (brand_id, site_id, page_url, page_key, source, state, found_at, next_check_because, import_id)
            select :brand, :site, 'https://p.example/m', 'm' || id, 'imported', 'UNLINKED', :now, '', id from i
            """, site, brand);
        sql("update prospect set import_id = (select max(id) from import_run where brand_id = :brand) where site_id = :site and brand_id = :brand", site, brand);
        sql("""
            with box as (insert into mailbox (name, address, smtp_host, smtp_port, smtp_security, daily_cap, min_gap_seconds, created_at)
                         values ('A', 'a' || :site || '@box.example', 'h', 25, 'NONE', 10, 1, :now) returning id),
            t as (insert into thread (brand_id, site_id, mailbox_id, subject, state, token, created_at, last_message_at)
                  select :brand, :site, id, 'Hello', 'OPEN', 'tok' || :site, :now, :now from box returning id, mailbox_id),
            c as (insert into campaign (brand_id, name, opportunity, playbook, state, window_days, window_from, window_to, window_zone, created_at)
                  values (:brand, 'Tools', 'GUEST_POST', 'GUEST_POST', 'RUNNING', '{MONDAY}', '09:00', '17:00', 'UTC', :now) returning id),
            e as (insert into enrollment (campaign_id, contact_id, site_id, prospect_id, state, created_at)
                  select c.id, p.id, :site, q.id, 'ACTIVE', :now from c, contact p, prospect q
                  where p.site_id = :site and p.name = 'Ines' and q.site_id = :site and q.brand_id = :brand returning id),
            m as (insert into message (thread_id, mailbox_id, brand_id, site_id, direction, kind, state, message_id, from_address, to_name, to_address, subject, body_text,
                                       sent_at, created_at)
                  select t.id, t.mailbox_id, :brand, :site, 'OUT', 'FIRST', 'SENT', '<1@x>', 'a@box.example', 'Ines', 'i@x.example', 'Hello', 'Hi', :now, :now from t returning id, mailbox_id),
            s as (insert into step_send (enrollment_id, step_no, message_id, mailbox_id, created_at) select e.id, 1, m.id, m.mailbox_id, :now from e, m)
            insert into message (thread_id, mailbox_id, brand_id, site_id, direction, kind, state, message_id, from_name, from_address, to_address, subject, body_text, created_at)
            select t.id, t.mailbox_id, :brand, :site, 'IN', 'REPLY', 'RECEIVED', '<2@x>', 'Ines', 'i@x.example', 'a@box.example', 'Re: Hello', 'Yes', :now from t
            """, site, brand);
        entities.clear();
    }

    private void sql(String sql, Site site, Brand brand) {
        var query = entities.createNativeQuery(sql);
        query.getParameters().forEach(parameter -> query.setParameter(parameter.getName(), switch (parameter.getName()) {
            case "site" -> site.id();
            case "brand" -> brand.id();
            case "user" -> cast.ana().id();
            default -> NOW;
        }));
        query.executeUpdate();
    }
}
