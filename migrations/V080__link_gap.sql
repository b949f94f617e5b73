-- Who links to a brand's competitors, as files say. Several sources and days stand side by side; nothing is overwritten.
create table competitor_link (
    brand_id   bigint not null references brand on delete cascade,
    competitor text not null,                                -- registrable domain; one of the brand's own: then the site links to us
    site_id    bigint not null references site on delete cascade,
    links      int not null,                                 -- how many links the source counts from this site
    source     text not null,
    as_of      date not null,
    import_id  bigint,
    created_at timestamptz not null,
    primary key (brand_id, competitor, site_id, source, as_of)
);
create index competitor_link_site on competitor_link (site_id);
-- undo of an import, whose rows lie side by side
create index competitor_link_import on competitor_link using brin (import_id);

-- One row for each site that links to a competitor or to us: the link gap is read off it. Made from competitor_link by CountLinkGap;
-- "linked" and "is_prospect" are kept by the triggers below, whoever changes links and prospects.
create table referring_site (
    brand_id    bigint not null references brand on delete cascade,
    site_id     bigint not null references site on delete cascade,
    domain      text not null,
    competitors text[] not null default '{}',                -- those of the brand's present competitors it links to, in order of name
    n           smallint not null generated always as (cardinality(competitors)) stored,
    named       boolean not null default false,              -- a file of our own referring domains has it
    linked      boolean not null default false,              -- we have a live link there
    ours        boolean not null generated always as (named or linked) stored,
    is_prospect boolean not null default false,
    spam        boolean not null default false,              -- flagged, or above the brand's limit
    authority   double precision,                            -- 0..1 as the ranking reads it, null is unknown
    primary key (brand_id, site_id)
);
-- the list: most competitors first, then the strongest
create index referring_site_ranked on referring_site (brand_id, n desc, authority desc nulls last, domain) include (ours, is_prospect, spam);
-- the sites that link to us
create index referring_site_ours on referring_site (brand_id, n desc, authority desc nulls last, domain) where ours;
-- the list of those that are prospects, or are not yet
create index referring_site_fresh on referring_site (brand_id, n desc, authority desc nulls last, domain) where not ours and not is_prospect;
create index referring_site_prospects on referring_site (brand_id, n desc, authority desc nulls last, domain) where is_prospect;
create index referring_site_site on referring_site (site_id);

-- Per competitor: how many sites link to it. And with which competitors and domains the brand's rows were counted.
create table competitor_count (
    brand_id   bigint not null references brand on delete cascade,
    competitor text not null,
    sites      bigint not null,
    as_of      date not null,                                -- of the newest file
    sources    text[] not null,
    primary key (brand_id, competitor)
);
create table brand_gap (
    brand_id    bigint primary key references brand on delete cascade,
    competitors text[] not null,
    domains     text[] not null,
    spam_limit  numeric(5,2) not null,
    stale_since timestamptz                                  -- counting anew is due: who uses it: CountDueGaps
);
create index brand_gap_due on brand_gap (stale_since) where stale_since is not null;

-- What a person said the sites of this file link to; null: the file itself says it, row by row.
alter table import_run add column links_to text;

-- Links: a site with a live one links to us. Planned anew each time, since one link and a million come the same way.
create function referring_site_linked() returns trigger language plpgsql as $$
begin
    execute $sql$
        insert into referring_site (brand_id, site_id, domain, linked, is_prospect)
        select distinct f.brand_id, f.site_id, s.domain, true,
               exists (select 1 from prospect p where p.brand_id = f.brand_id and p.site_id = f.site_id)
        from fresh f join site s on s.id = f.site_id join brand b on b.id = f.brand_id
        where f.state in ('WON', 'AT_RISK') and not s.domain = any (b.domains || b.competitors)
        on conflict (brand_id, site_id) do update set linked = true where not referring_site.linked $sql$;
    return null;
end $$;

create function referring_site_relinked() returns trigger language plpgsql as $$
begin
    insert into referring_site (brand_id, site_id, domain, linked, is_prospect)
    select new.brand_id, new.site_id, s.domain, true,
           exists (select 1 from prospect p where p.brand_id = new.brand_id and p.site_id = new.site_id)
    from site s join brand b on b.id = new.brand_id
    where s.id = new.site_id and new.state in ('WON', 'AT_RISK') and not s.domain = any (b.domains || b.competitors)
    on conflict (brand_id, site_id) do update set linked = true where not referring_site.linked;
    update referring_site r set linked = false
    where r.linked and (r.brand_id, r.site_id) in ((old.brand_id, old.site_id), (new.brand_id, new.site_id))
      and not exists (select 1 from backlink k where k.brand_id = r.brand_id and k.site_id = r.site_id and k.state in ('WON', 'AT_RISK'));
    delete from referring_site r where r.brand_id = old.brand_id and r.site_id = old.site_id and r.n = 0 and not r.ours;
    return null;
end $$;

create function referring_site_unlinked() returns trigger language plpgsql as $$
begin
    execute $sql$
        update referring_site r set linked = false from (select distinct brand_id, site_id from gone) g
        where r.linked and r.brand_id = g.brand_id and r.site_id = g.site_id
          and not exists (select 1 from backlink k where k.brand_id = r.brand_id and k.site_id = r.site_id and k.state in ('WON', 'AT_RISK')) $sql$;
    execute $sql$
        delete from referring_site r using (select distinct brand_id, site_id from gone) g
        where r.brand_id = g.brand_id and r.site_id = g.site_id and r.n = 0 and not r.ours $sql$;
    return null;
end $$;

create trigger referring_site_linked after insert on backlink referencing new table as fresh
    for each statement execute function referring_site_linked();
create trigger referring_site_relinked after update of state, site_id on backlink
    for each row when (old.state is distinct from new.state or old.site_id <> new.site_id) execute function referring_site_relinked();
create trigger referring_site_unlinked after delete on backlink referencing old table as gone
    for each statement execute function referring_site_unlinked();

-- Prospects: which of these sites are prospects already. Costs nothing where no brand has such rows.
create function referring_site_prospects() returns trigger language plpgsql as $$
begin
    if exists (select 1 from referring_site) then
        execute format($sql$
            update referring_site r set is_prospect = %L from changed c
            where r.brand_id = c.brand_id and r.site_id = c.site_id and r.is_prospect <> %L $sql$, tg_op = 'INSERT', tg_op = 'INSERT');
    end if;
    return null;
end $$;
create trigger referring_site_prospect after insert on prospect referencing new table as changed
    for each statement execute function referring_site_prospects();
create trigger referring_site_no_prospect after delete on prospect referencing old table as changed
    for each statement execute function referring_site_prospects();

-- How many sites there are of each kind, so that a count is a sum of few rows. Changes are only added, so that nobody waits for anybody;
-- CountLinkGap adds them up.
create table gap_tally (
    brand_id    bigint not null references brand on delete cascade,
    competitors text[] not null,
    n           smallint not null generated always as (cardinality(competitors)) stored,
    ours        boolean not null,
    is_prospect boolean not null,
    spam        boolean not null,
    sites       bigint not null
);
create index gap_tally_brand on gap_tally (brand_id);

create function gap_tally_more() returns trigger language plpgsql as $$
begin
    insert into gap_tally (brand_id, competitors, ours, is_prospect, spam, sites)
    select brand_id, competitors, named or linked, is_prospect, spam, count(*) from fresh group by 1, 2, 3, 4, 5;
    return null;
end $$;
create function gap_tally_less() returns trigger language plpgsql as $$
begin
    insert into gap_tally (brand_id, competitors, ours, is_prospect, spam, sites)
    select brand_id, competitors, named or linked, is_prospect, spam, -count(*) from gone
    where exists (select 1 from brand b where b.id = gone.brand_id) group by 1, 2, 3, 4, 5;
    return null;
end $$;
create function gap_tally_other() returns trigger language plpgsql as $$
begin
    insert into gap_tally (brand_id, competitors, ours, is_prospect, spam, sites)
    select brand_id, competitors, ours, is_prospect, spam, sum(sites)
    from (select brand_id, competitors, named or linked as ours, is_prospect, spam, 1 as sites from fresh
          union all select brand_id, competitors, named or linked, is_prospect, spam, -1 from gone) c
    group by 1, 2, 3, 4, 5 having sum(sites) <> 0;
    return null;
end $$;
create trigger gap_tally_more after insert on referring_site referencing new table as fresh for each statement execute function gap_tally_more();
create trigger gap_tally_less after delete on referring_site referencing old table as gone for each statement execute function gap_tally_less();
create trigger gap_tally_other after update on referring_site referencing old table as gone new table as fresh
    for each statement execute function gap_tally_other();

-- A bulk import may run as a replica to be spared the checks of each row; these must not be spared.
alter table backlink enable always trigger referring_site_linked;
alter table backlink enable always trigger referring_site_relinked;
alter table backlink enable always trigger referring_site_unlinked;
alter table prospect enable always trigger referring_site_prospect;
alter table prospect enable always trigger referring_site_no_prospect;
alter table referring_site enable always trigger gap_tally_more;
alter table referring_site enable always trigger gap_tally_less;
alter table referring_site enable always trigger gap_tally_other;

-- The links there are already
insert into referring_site (brand_id, site_id, domain, linked, is_prospect)
select k.brand_id, k.site_id, s.domain, true, exists (select 1 from prospect p where p.brand_id = k.brand_id and p.site_id = k.site_id)
from (select distinct brand_id, site_id from backlink where state in ('WON', 'AT_RISK')) k
join site s on s.id = k.site_id join brand b on b.id = k.brand_id
where not s.domain = any (b.domains || b.competitors);
