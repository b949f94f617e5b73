package dev.linkwright.link.ours;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.PageAddress;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;

/** Which pages of ours we know: the home page, the assets, those they link to, those a person names. */
@ApplicationScoped
public class OurPages {

    /** More pages of a brand than this are not collected by themselves. */
    static final int MOST = 300;

    /** @param readAt null before the first time; {@code trouble} why it could not be read, else null */
    public record OurPage(long id, String url, String title, String source, Instant readAt, String trouble, long links) {}

    private final EntityManager database;

    OurPages(EntityManager database) {
        this.database = database;
    }

    public List<OurPage> of(Brand brand, int limit) {
        List<Object[]> rows = database.createNativeQuery("""
            select p.id, p.url, p.title, p.source, p.read_at, p.trouble, (select count(*) from our_link l where l.our_page_id = p.id)
            from our_page p where p.brand_id = ?1 order by p.read_at nulls first, p.url limit ?2""", Object[].class)
            .setParameter(1, brand.id()).setParameter(2, limit).getResultList();
        return rows.stream().map(r -> new OurPage(((Number) r[0]).longValue(), (String) r[1], (String) r[2], (String) r[3], (Instant) r[4], (String) r[5], ((Number) r[6]).longValue())).toList();
    }

    /** The home page and the assets of every brand that has links to watch; safe at any time. */
    @Transactional
    public int collect(Instant now) {
        List<Object[]> known = database.createNativeQuery("""
            select b.id, 'https://' || b.domains[1] || '/', 'home page' from brand b where cardinality(b.domains) > 0 and exists (select 1 from backlink k where k.brand_id = b.id)
            union all
            select a.brand_id, a.url, 'asset' from asset a where exists (select 1 from backlink k where k.brand_id = a.brand_id)""", Object[].class).getResultList();
        int fresh = 0;
        for (Object[] row : known) {
            var address = WebAddress.parse((String) row[1]);
            if (address.isPresent()) fresh += add(((Number) row[0]).longValue(), address.get(), (String) row[2], now);
        }
        return fresh;
    }

    /** @return 1 when it is new */
    int add(long brandId, WebAddress page, String source, Instant now) {
        return database.createNativeQuery("""
            insert into our_page (brand_id, url, page_key, source, next_read_at) values (?1, ?2, ?3, ?4, ?5) on conflict (brand_id, page_key) do nothing""")
            .setParameter(1, brandId).setParameter(2, page.toString()).setParameter(3, dev.linkwright.link.inspect.PageKey.of(page)).setParameter(4, source).setParameter(5, now).executeUpdate();
    }

    /**
     * A page a person names; it is read soon. With {@code partner} also a link from it, where we cannot read it ourselves.
     *
     * @param partner the site or page it links to, blank for none
     * @throws RuleViolation naming {@code url} when it is not on our site, {@code partner} when that is no site
     */
    @Transactional
    public void record(Brand brand, String url, String partner, User by, Instant now) {
        PageAddress page = PageAddress.of(url, "url");
        WebAddress address = WebAddress.parse(page.url()).orElseThrow();
        if (!isOurs(brand, address)) throw new RuleViolation("url", "This page is not on " + brand.name() + "'s own site.");
        add(brand.id(), address, "entered by " + by.name(), now);
        if (partner == null || partner.isBlank()) return;
        RegistrableDomain.Reading reading = RegistrableDomain.read(partner);
        if (!(reading instanceof RegistrableDomain.Read read)) throw new RuleViolation("partner", ((RegistrableDomain.Refused) reading).reason() + ".");
        if (brand.domains().contains(read.domain().name())) throw new RuleViolation("partner", "This is " + brand.name() + "'s own site.");
        database.createNativeQuery("""
            insert into our_link (brand_id, our_page_id, domain, url, recorded_by) select brand_id, id, ?3, ?4, ?5 from our_page where brand_id = ?1 and page_key = ?2
            on conflict (our_page_id, url) do nothing""").setParameter(1, brand.id()).setParameter(2, page.key()).setParameter(3, read.domain().name())
            .setParameter(4, partner.strip()).setParameter(5, by.id()).executeUpdate();
    }

    static boolean isOurs(Brand brand, WebAddress address) {
        return brand.domains().stream().anyMatch(d -> address.host().equals(d) || address.host().endsWith("." + d));
    }
}
