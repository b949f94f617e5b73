package dev.linkwright.link.ours;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.SafeFetcher;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.site.RegistrableDomain;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Reads our own pages every 30 days: their titles, whom they link to, and further pages of ours. */
@ApplicationScoped
public class ReadOurPages {

    private static final int AT_ONCE = 20;
    private static final int LONGEST_TEXT = 300;
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final Duration AGAIN = Duration.ofDays(30);
    private static final Duration AFTER_TROUBLE = Duration.ofDays(2);

    private static final String CLAIM = """
        update our_page set claimed_until = ?2 where id in (
            select id from our_page where next_read_at <= ?1 and (claimed_until is null or claimed_until <= ?1) order by next_read_at limit ?3 for update skip locked)
        returning id
        """;

    private record Order(long id, String url, Brand brand) {}

    private final OurPages pages;
    private final Brands brands;
    private final SafeFetcher fetcher;
    private final EntityManager database;

    ReadOurPages(OurPages pages, Brands brands, SafeFetcher fetcher, EntityManager database) {
        this.pages = pages;
        this.brands = brands;
        this.fetcher = fetcher;
        this.database = database;
    }

    /** What is due, a few pages; call it outside of a transaction. */
    public void run(Instant now) {
        pages.collect(now);
        List<?> claimed = QuarkusTransaction.requiringNew().call(() ->
            database.createNativeQuery(CLAIM, Long.class).setParameter(1, now).setParameter(2, now.plus(LEASE)).setParameter(3, AT_ONCE).getResultList());
        for (Object id : claimed) {
            Order order = QuarkusTransaction.requiringNew().call(() -> order((Long) id));
            FetchResult result = fetcher.get(URI.create(order.url()));
            QuarkusTransaction.requiringNew().run(() -> record(order, result, now));
        }
    }

    private Order order(long id) {
        Object[] row = (Object[]) database.createNativeQuery("select url, brand_id from our_page where id = ?1", Object[].class).setParameter(1, id).getSingleResult();
        Brand brand = brands.require(((Number) row[1]).longValue());
        brand.domains().size();
        return new Order(id, (String) row[0], brand);
    }

    private void record(Order order, FetchResult result, Instant now) {
        Optional<String> trouble = trouble(result);
        if (trouble.isPresent()) {
            done(order, "", trouble.get(), now, now.plus(AFTER_TROUBLE));
            return;
        }
        FetchResult.Response response = (FetchResult.Response) result;
        Document page = response.document();
        WebAddress address = WebAddress.parse(response.finalUrl().toString()).orElseThrow();
        Map<String, Element> outside = new LinkedHashMap<>();
        long room = OurPages.MOST - ((Number) database.createNativeQuery("select count(*) from our_page where brand_id = ?1").setParameter(1, order.brand().id()).getSingleResult()).longValue();
        for (Element link : page.select("a[href]")) {
            Optional<WebAddress> to = link.closest("template, noscript") != null ? Optional.empty() : address.resolve(link.attr("href"));
            if (to.isEmpty()) continue;
            if (!OurPages.isOurs(order.brand(), to.get())) outside.putIfAbsent(to.get().toString(), link);
            else if (room > 0 && to.get().query().isEmpty()) room -= pages.add(order.brand().id(), to.get(), "linked from " + order.url(), now);
        }
        keep(order, outside);
        done(order, short_(page.title()), null, now, now.plus(AGAIN));
    }

    /** What a person recorded stays. */
    private void keep(Order order, Map<String, Element> outside) {
        database.createNativeQuery("delete from our_link where our_page_id = ?1 and recorded_by is null").setParameter(1, order.id()).executeUpdate();
        outside.forEach((url, link) -> RegistrableDomain.in(url).ifPresent(domain -> database.createNativeQuery("""
            insert into our_link (brand_id, our_page_id, domain, url, anchor) values (?1, ?2, ?3, ?4, ?5) on conflict (our_page_id, url) do nothing""")
            .setParameter(1, order.brand().id()).setParameter(2, order.id()).setParameter(3, domain.name()).setParameter(4, url).setParameter(5, short_(link.text())).executeUpdate()));
    }

    private void done(Order order, String title, String trouble, Instant now, Instant next) {
        database.createNativeQuery("""
            update our_page set title = case when cast(?3 as text) is null then ?2 else title end, trouble = cast(?3 as text), read_at = ?4, next_read_at = ?5, claimed_until = null where id = ?1""")
            .setParameter(1, order.id()).setParameter(2, title).setParameter(3, trouble).setParameter(4, now).setParameter(5, next).executeUpdate();
    }

    private static Optional<String> trouble(FetchResult result) {
        if (result instanceof FetchResult.Response response) return response.status() >= 200 && response.status() < 300 ? Optional.empty() : Optional.of("it answers " + response.status());
        return Optional.of(result instanceof FetchResult.Failure failure ? failure.reason() : ((FetchResult.Refused) result).reason());
    }

    private static String short_(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
