-- The reclamation queue begins with the best site. Written when a case is opened, and brought up to date by WeighCases.
create function site_authority(of_brand bigint, of_site bigint) returns real language sql stable as $$
    select cast(r.value as real) from metric_reading r join brand b on b.id = of_brand
    where r.site_id = of_site and r.metric = 'AUTHORITY'
    order by array_position(b.authority_trust, r.name) nulls last, r.as_of desc, r.created_at desc limit 1
$$;
alter table reclamation add column site_authority real;
alter table mention add column site_authority real;
update reclamation set site_authority = site_authority(brand_id, site_id) where state = 'OPEN';
update mention set site_authority = site_authority(brand_id, site_id) where state in ('UNLINKED', 'RECLAIMING');

create function weigh_case() returns trigger language plpgsql as $$
begin
    new.site_authority := site_authority(new.brand_id, new.site_id);
    return new;
end $$;
create trigger weigh_reclamation before insert on reclamation for each row execute function weigh_case();
create trigger weigh_mention before insert on mention for each row execute function weigh_case();

drop index reclamation_queue;
create index reclamation_queue on reclamation (brand_id, site_authority desc nulls last, found_at desc, id desc) where state = 'OPEN';
create index mention_queue on mention (brand_id, site_authority desc nulls last, found_at desc, id desc) where state in ('UNLINKED', 'RECLAIMING');

create or replace view reclamation_case as
select 'LINK' as kind, r.id, r.brand_id, r.site_id, r.backlink_id, null::bigint as mention_id, r.cause, r.state, r.found_at, r.closed_at, true as confirmed, r.site_authority
from reclamation r
union all
select 'MENTION', m.id, m.brand_id, m.site_id, null, m.id,
       case m.last_observation when 'GONE' then 'PAGE_GONE' when 'ABSENT' then 'NAME_GONE' else 'NEVER_LINKED' end,
       case m.state when 'LINKED' then 'RECLAIMED' when 'DECLINED' then 'DECLINED' when 'DISMISSED' then 'WRITTEN_OFF' else 'OPEN' end,
       m.found_at, m.closed_at, m.confirmed_at is not null, m.site_authority
from mention m;
