package dev.linkwright.link;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.brand.AnotherPageChanged;
import dev.linkwright.brand.Brands;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.PageKey;

/**
 * A brand says anew what makes another page: the keys of its targets follow in the same transaction. Where two links turn out to be one
 * and the same, the one that has the key keeps it, else the older gets it, and the other goes on under a key of its own, with a mark of its
 * address behind a blank (no other key holds one), so nothing of its record is lost and its page of ours is still found.
 */
@ApplicationScoped
class RekeyTargets {

    // %1$s the table, %2$s its column with the address, %3$s and %4$s what else its key is unique by
    private static final String KNOWN = "select distinct %2$s, target_key from %1$s where brand_id = ?1 and target_key <> '*'";
    // nearly all: nobody has the key they need
    private static final String TAKE_FREE_KEYS = """
        update %1$s b set target_key = p.key
        from (select b.id, k.key, row_number() over (partition by %3$sk.key order by b.id) as place
              from %1$s b join unnest(cast(?2 as text[]), cast(?3 as text[])) as k(url, key) on b.%2$s = k.url
              where b.brand_id = ?1 and b.target_key <> '*' and b.target_key <> k.key) p
        where b.id = p.id and p.place = 1 and not exists (select 1 from %1$s o where o.brand_id = ?1 and o.target_key = p.key%4$s)
        """;
    // the others go out of each other's way: one may need the key that another gives up
    private static final String STEP_ASIDE = """
        update %1$s b set target_key = b.target_key || ' ' || b.id
        from unnest(cast(?2 as text[]), cast(?3 as text[])) as k(url, key)
        where b.brand_id = ?1 and b.%2$s = k.url and b.target_key <> '*' and b.target_key <> k.key
        """;
    private static final String TAKE_PLACE = """
        update %1$s b set target_key = p.key || case when p.place = 1 and not exists (
            select 1 from %1$s o where o.brand_id = ?1 and o.target_key = p.key%4$s) then '' else ' ' || md5(b.%2$s) || case when p.again = 1 then '' else ' ' || b.id end end
        from (select b.id, k.key, row_number() over (partition by %3$sk.key order by b.id) as place,
                  row_number() over (partition by %3$sk.key, k.url order by b.id) as again
              from %1$s b join unnest(cast(?2 as text[]), cast(?3 as text[])) as k(url, key) on b.%2$s = k.url
              where b.brand_id = ?1 and position(' ' in b.target_key) > 0) p
        where b.id = p.id
        """;
    // "has the page changed?" must not be answered by a verdict of the old rule
    private static final String READ_IN_FULL = "update brand set pages_apart_since = ?2 where id = ?1";
    /** Visits under way, and those that know the brand from a moment ago, end within this time. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);

    private final Brands brands;
    private final EntityManager database;

    RekeyTargets(Brands brands, EntityManager database) {
        this.brands = brands;
        this.database = database;
    }

    void follow(@Observes AnotherPageChanged changed) {
        AnotherPage rule = brands.require(changed.brandId()).anotherPage();
        rekey(changed.brandId(), rule, "backlink", "target_url", "b.page_key, ", " and o.page_key = b.page_key");
        rekey(changed.brandId(), rule, "own_page", "url", "", "");
        database.createNativeQuery(READ_IN_FULL).setParameter(1, changed.brandId()).setParameter(2, changed.at().plus(UNDER_WAY)).executeUpdate();
    }

    private void rekey(long brandId, AnotherPage rule, String... table) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (Object row : database.createNativeQuery(KNOWN.formatted((Object[]) table)).setParameter(1, brandId).getResultList()) {
            Object[] known = (Object[]) row;
            WebAddress.parse((String) known[0]).map(address -> PageKey.of(address, rule)).filter(key -> !key.equals(known[1])).ifPresent(key -> keys.put((String) known[0], key));
        }
        if (keys.isEmpty()) return;
        for (String step : List.of(TAKE_FREE_KEYS, STEP_ASIDE, TAKE_PLACE)) {
            Query query = database.createNativeQuery(step.formatted((Object[]) table));
            query.setParameter(1, brandId).setParameter(2, keys.keySet().toArray(String[]::new)).setParameter(3, keys.values().toArray(String[]::new)).executeUpdate();
        }
    }
}
