-- The ranked list at a million prospects: see src/adr/any-weights-by-a-grid.md.

-- Somebody to write to is known at the site; kept by the triggers below.
alter table prospect add column has_contact boolean not null default false;
update prospect p set has_contact = true where exists (select 1 from contact c where c.site_id = p.site_id);

-- Where the three signals lie on a grid of 8 steps each; 8 is unknown. cell = relevance * 81 + authority * 9 + traffic.
alter table prospect add column cell smallint not null generated always as (
      case when relevance is null then 8 else least(7, greatest(0, floor(relevance * 8))) end::smallint * 81::smallint
    + case when authority is null then 8 else least(7, greatest(0, floor(authority * 8))) end::smallint * 9::smallint
    + case when traffic   is null then 8 else least(7, greatest(0, floor(traffic   * 8))) end::smallint) stored;

-- Ranked by the saved weights, stage by stage; the list of all stages merges them (ListByIndex).
drop index prospect_ranked;
drop index prospect_stage;
create index prospect_ranked on prospect (brand_id, stage, sunk, score desc, authority desc nulls last, traffic desc nulls last, domain);
-- Ranked by any weights: the cells that can hold the page, narrowed by what each signal must reach (ListByGrid).
create index prospect_grid on prospect (brand_id, stage, sunk, cell, relevance, authority, traffic);
-- The other sorts of the list. What most prospects don't have stays out.
create index prospect_by_domain on prospect (brand_id, domain);
create index prospect_touched on prospect (brand_id, last_touch_at desc) where last_touch_at is not null;
create index prospect_spam on prospect (brand_id, spam desc) where spam > 0;

-- How many prospects are where: the answer to every count, and to "which cells can hold the first page".
create table prospect_tally (
    brand_id    bigint not null,
    stage       text not null,
    sunk        boolean not null,
    owner_id    bigint not null,                             -- 0 is nobody
    has_contact boolean not null,
    cell        smallint not null,
    n           bigint not null,
    primary key (brand_id, stage, sunk, owner_id, has_contact, cell)
);
-- What has changed since it was last summed up: only ever appended to, so that nobody waits for a long import. FoldTally sums it up.
create table prospect_tally_change (
    brand_id    bigint not null,
    stage       text not null,
    sunk        boolean not null,
    owner_id    bigint not null,
    has_contact boolean not null,
    cell        smallint not null,
    n           bigint not null
);
create index prospect_tally_change_brand on prospect_tally_change (brand_id);

create view prospect_count as
    select brand_id, stage, sunk, owner_id, has_contact, cell, n from prospect_tally
    union all
    select brand_id, stage, sunk, owner_id, has_contact, cell, n from prospect_tally_change;

create function tally_new_prospects() returns trigger language plpgsql as $$
begin
    insert into prospect_tally_change
    select brand_id, stage, sunk, coalesce(owner_id, 0), has_contact, cell, count(*) from gained group by 1, 2, 3, 4, 5, 6;
    -- who wrote the row may not have looked for people
    update prospect p set has_contact = true
    from gained g
    where p.id = g.id and not g.has_contact and exists (select 1 from contact c where c.site_id = g.site_id);
    return null;
end $$;

create function tally_changed_prospects() returns trigger language plpgsql as $$
begin
    insert into prospect_tally_change
    select brand_id, stage, sunk, owner_id, has_contact, cell, sum(n) from (
        select brand_id, stage, sunk, coalesce(owner_id, 0) as owner_id, has_contact, cell, 1 as n from gained
        union all
        select brand_id, stage, sunk, coalesce(owner_id, 0), has_contact, cell, -1 from lost) moved
    group by 1, 2, 3, 4, 5, 6
    having sum(n) <> 0;
    return null;
end $$;

create function tally_gone_prospects() returns trigger language plpgsql as $$
begin
    insert into prospect_tally_change
    select brand_id, stage, sunk, coalesce(owner_id, 0), has_contact, cell, -count(*) from lost group by 1, 2, 3, 4, 5, 6;
    return null;
end $$;

create trigger tally_new_prospects after insert on prospect referencing new table as gained
    for each statement execute function tally_new_prospects();
create trigger tally_changed_prospects after update on prospect referencing old table as lost new table as gained
    for each statement execute function tally_changed_prospects();
create trigger tally_gone_prospects after delete on prospect referencing old table as lost
    for each statement execute function tally_gone_prospects();

create function note_new_contacts() returns trigger language plpgsql as $$
begin
    update prospect p set has_contact = true
    where not p.has_contact and p.site_id in (select site_id from gained);
    return null;
end $$;

create function note_gone_contacts() returns trigger language plpgsql as $$
begin
    update prospect p set has_contact = false
    where p.has_contact and p.site_id in (select site_id from lost) and not exists (select 1 from contact c where c.site_id = p.site_id);
    return null;
end $$;

-- A contact moves when two sites are merged.
create function note_moved_contacts() returns trigger language plpgsql as $$
begin
    update prospect p set has_contact = exists (select 1 from contact c where c.site_id = p.site_id)
    where p.site_id in (select g.site_id from gained g join lost l using (id) where g.site_id <> l.site_id
                        union all select l.site_id from gained g join lost l using (id) where g.site_id <> l.site_id);
    return null;
end $$;

create trigger note_new_contacts after insert on contact referencing new table as gained
    for each statement execute function note_new_contacts();
create trigger note_gone_contacts after delete on contact referencing old table as lost
    for each statement execute function note_gone_contacts();
create trigger note_moved_contacts after update on contact referencing old table as lost new table as gained
    for each statement execute function note_moved_contacts();

-- They keep their word also where an import has switched ordinary triggers off.
alter table prospect enable always trigger tally_new_prospects;
alter table prospect enable always trigger tally_changed_prospects;
alter table prospect enable always trigger tally_gone_prospects;
alter table contact enable always trigger note_new_contacts;
alter table contact enable always trigger note_gone_contacts;
alter table contact enable always trigger note_moved_contacts;

insert into prospect_tally (brand_id, stage, sunk, owner_id, has_contact, cell, n)
select brand_id, stage, sunk, coalesce(owner_id, 0), has_contact, cell, count(*) from prospect group by 1, 2, 3, 4, 5, 6;

-- With which weights prospect.score was added up; null: not yet. Where they are not the saved ones, the list adds up by itself.
alter table brand_ranking
    add column scored_relevance double precision,
    add column scored_authority double precision,
    add column scored_traffic   double precision;
update brand_ranking r set scored_relevance = b.weight_relevance, scored_authority = b.weight_authority, scored_traffic = b.weight_traffic
from brand b where b.id = r.brand_id and r.ranked_at is not null;
