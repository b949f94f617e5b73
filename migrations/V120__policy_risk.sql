-- What was given for a link, and in what currency's minor units. A paid or gifted one that is neither sponsored nor nofollow breaks the
-- rules of search engines: it is a policy risk, and not won.
alter table backlink
    add column had_by         text not null default 'NOT_SAID' check (had_by in ('NOT_SAID', 'EARNED', 'PAID', 'GIFTED')),
    add column price_amount   bigint check (price_amount >= 0),
    add column price_currency text check (price_currency ~ '^[A-Z]{3}$'),   -- ISO 4217
    drop constraint backlink_state_check,
    add constraint backlink_state_check check (state in ('PROMISED', 'WON', 'POLICY_RISK', 'AT_RISK', 'LOST', 'WRITTEN_OFF'));

-- A link that is a policy risk is there all the same: its site links to us.
create or replace function referring_site_linked() returns trigger language plpgsql as $$
begin
    execute $sql$
        insert into referring_site (brand_id, site_id, domain, linked, is_prospect)
        select distinct f.brand_id, f.site_id, s.domain, true,
               exists (select 1 from prospect p where p.brand_id = f.brand_id and p.site_id = f.site_id)
        from fresh f join site s on s.id = f.site_id join brand b on b.id = f.brand_id
        where f.state in ('WON', 'POLICY_RISK', 'AT_RISK') and not s.domain = any (b.domains || b.competitors)
        on conflict (brand_id, site_id) do update set linked = true where not referring_site.linked $sql$;
    return null;
end $$;

create or replace function referring_site_relinked() returns trigger language plpgsql as $$
begin
    insert into referring_site (brand_id, site_id, domain, linked, is_prospect)
    select new.brand_id, new.site_id, s.domain, true,
           exists (select 1 from prospect p where p.brand_id = new.brand_id and p.site_id = new.site_id)
    from site s join brand b on b.id = new.brand_id
    where s.id = new.site_id and new.state in ('WON', 'POLICY_RISK', 'AT_RISK') and not s.domain = any (b.domains || b.competitors)
    on conflict (brand_id, site_id) do update set linked = true where not referring_site.linked;
    update referring_site r set linked = false
    where r.linked and (r.brand_id, r.site_id) in ((old.brand_id, old.site_id), (new.brand_id, new.site_id))
      and not exists (select 1 from backlink k where k.brand_id = r.brand_id and k.site_id = r.site_id and k.state in ('WON', 'POLICY_RISK', 'AT_RISK'));
    delete from referring_site r where r.brand_id = old.brand_id and r.site_id = old.site_id and r.n = 0 and not r.ours;
    return null;
end $$;

create or replace function referring_site_unlinked() returns trigger language plpgsql as $$
begin
    execute $sql$
        update referring_site r set linked = false from (select distinct brand_id, site_id from gone) g
        where r.linked and r.brand_id = g.brand_id and r.site_id = g.site_id
          and not exists (select 1 from backlink k where k.brand_id = r.brand_id and k.site_id = r.site_id and k.state in ('WON', 'POLICY_RISK', 'AT_RISK')) $sql$;
    execute $sql$
        delete from referring_site r using (select distinct brand_id, site_id from gone) g
        where r.brand_id = g.brand_id and r.site_id = g.site_id and r.n = 0 and not r.ours $sql$;
    return null;
end $$;
