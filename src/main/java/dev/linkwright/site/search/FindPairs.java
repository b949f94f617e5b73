package dev.linkwright.site.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Looks for sites and contacts that seem to stand twice, also across imports: the same address at two sites, and at one site the same name
 * under similar addresses. A pair that a person called different is not found again.
 */
@ApplicationScoped
class FindPairs {

    /** A desk's address at many sites is a mail host's or an agency's, not a pair. */
    private static final int MOST_SITES_OF_AN_ADDRESS = 5;

    private static final String SAME_ADDRESS = """
            with twin as (
                select a.id as a, b.id as b, a.site_id as a_site, b.site_id as b_site, a.email
                from contact a join contact b on b.email = a.email and b.site_id <> a.site_id
                where %s),
            met as (
                select least(a, b) as one, greatest(a, b) as other, least(a_site, b_site) as site, greatest(a_site, b_site) as other_site, email
                from twin where email not in (select email from twin group by email having count(distinct b_site) >= %d)),
            people as (
                insert into contact_pair (one, other, because, found_at)
                select distinct on (one, other) one, other, 'The same address, ' || email || ', stands at two sites', cast(:now as timestamptz)
                from met on conflict do nothing)
            insert into site_pair (one, other, because, found_at)
            select site, other_site, 'Both have ' || min(cast(email as text)) || case when count(distinct email) > 1 then ' and others' else '' end,
                   cast(:now as timestamptz)
            from met group by site, other_site on conflict do nothing
            """;
    private static final String SAME_NAME = """
            insert into contact_pair (one, other, because, found_at)
            select least(a.id, b.id), greatest(a.id, b.id), 'The same name, ' || min(a.name) || ', with similar addresses', cast(:now as timestamptz)
            from contact a join contact b on b.site_id = a.site_id and b.id <> a.id
            where %s and a.name <> '' and not role_address(a.email) and not role_address(b.email)
              and lower(unaccent(regexp_replace(a.name, '[\\s.]+', '', 'g'))) = lower(unaccent(regexp_replace(b.name, '[\\s.]+', '', 'g')))
              and (split_part(cast(a.email as text), '@', 1) = split_part(cast(b.email as text), '@', 1)
                   or split_part(lower(cast(a.email as text)), '@', 2) = split_part(lower(cast(b.email as text)), '@', 2)
                   or similarity(split_part(cast(a.email as text), '@', 1), split_part(cast(b.email as text), '@', 1)) >= 0.4)
            group by 1, 2
            on conflict do nothing
            """;

    private final EntityManager entities;

    FindPairs(EntityManager entities) {
        this.entities = entities;
    }

    void amongFew(Long[] siteIds, Instant now) {
        look("a.site_id = any(:sites)", query -> query.setParameter("sites", siteIds), now);
    }

    void amongRange(long from, long to, Instant now) {
        look("a.site_id between :from and :to", query -> query.setParameter("from", from).setParameter("to", to), now);
    }

    private void look(String which, UnaryOperator<Query> bound, Instant now) {
        int most = MOST_SITES_OF_AN_ADDRESS;
        bound.apply(entities.createNativeQuery(SAME_ADDRESS.formatted(which, most)).setParameter("now", now)).executeUpdate();
        bound.apply(entities.createNativeQuery(SAME_NAME.formatted(which)).setParameter("now", now)).executeUpdate();
    }
}
