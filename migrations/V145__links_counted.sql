-- How many links stand where, so that no page counts a million rows. Changes are only appended, so that nobody waits for a long import;
-- FoldLinkTally sums them up.
create table link_tally (
    brand_id bigint not null,
    state    text not null,
    n        bigint not null,
    primary key (brand_id, state)
);
create table link_tally_change (
    brand_id bigint not null,
    state    text not null,
    n        bigint not null
);
create index link_tally_change_brand on link_tally_change (brand_id);

create view link_count as
    select brand_id, state, n from link_tally
    union all
    select brand_id, state, n from link_tally_change;

insert into link_tally select brand_id, state, count(*) from backlink group by 1, 2;

create function tally_links_more() returns trigger language plpgsql as $$
begin
    insert into link_tally_change select brand_id, state, count(*) from gained group by 1, 2;
    return null;
end $$;
create function tally_links_less() returns trigger language plpgsql as $$
begin
    insert into link_tally_change select brand_id, state, -count(*) from gone where exists (select from brand b where b.id = gone.brand_id) group by 1, 2;
    return null;
end $$;
-- row by row: a check changes the state of few links, and one that changes none costs nothing
create function tally_link_moved() returns trigger language plpgsql as $$
begin
    insert into link_tally_change values (old.brand_id, old.state, -1), (new.brand_id, new.state, 1);
    return null;
end $$;
create trigger tally_links_more after insert on backlink referencing new table as gained for each statement execute function tally_links_more();
create trigger tally_links_less after delete on backlink referencing old table as gone for each statement execute function tally_links_less();
create trigger tally_link_moved after update of state, brand_id on backlink
    for each row when (old.state <> new.state or old.brand_id <> new.brand_id) execute function tally_link_moved();

-- The tabs of the Links page in their order; how many sites the live links stand on; what was looked at today.
create index backlink_newest_won on backlink (brand_id, won_at desc, id desc) where state = 'WON';
create index backlink_newest_lost on backlink (brand_id, lost_at desc, id desc) where state = 'LOST';
create index backlink_next_at_risk on backlink (brand_id, next_check_at, id) where state = 'AT_RISK';
create index backlink_by_promise on backlink (brand_id, promised_for, id) where state = 'PROMISED';
create index backlink_live_sites on backlink (brand_id, site_id) where state in ('WON', 'POLICY_RISK', 'AT_RISK');

-- The words of large brands' live links, counted in the background (CountAnchors); smaller ones are counted when they are asked for.
create table anchor_count (
    brand_id   bigint not null references brand on delete cascade,
    words      text not null,                                -- in small letters, blanks as one
    links      bigint not null,
    sites      bigint not null,
    primary key (brand_id, words)
);
create index anchor_count_most on anchor_count (brand_id, sites desc, words);
create table anchor_counted (
    brand_id   bigint primary key references brand on delete cascade,
    all_links  bigint not null,                              -- live links with an anchor
    counted_at timestamptz not null
);

create index backlink_looked_at on backlink (brand_id, last_checked_at) where last_checked_at is not null;
create index backlink_won_qualified on backlink (brand_id, won_at desc, id desc) where state = 'WON' and qualifiers <> '{}';
create index backlink_won_of_asset on backlink (brand_id, asset_id, won_at desc, id desc) where state = 'WON' and asset_id is not null;

-- What kind of words the link stands under, as the last good check read them: a filter of the won links.
alter table backlink add column anchor_kind text check (anchor_kind in ('BRAND', 'EXACT', 'PARTIAL', 'GENERIC', 'URL', 'IMAGE'));
update backlink b set anchor_kind = c.anchor_kind
from (select distinct on (backlink_id) backlink_id, anchor_kind from link_check where anchor_kind is not null and backlink_id is not null order by backlink_id, id desc) c
where c.backlink_id = b.id;
