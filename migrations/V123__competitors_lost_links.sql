-- Links to competitors that a tool says are gone: each is a page that linked to somebody else on our subject and may link to us.
create table competitor_lost_link (
    id         bigint generated always as identity primary key,
    brand_id   bigint not null references brand on delete cascade,
    site_id    bigint not null references site on delete cascade,
    competitor text not null,                                -- registrable domain
    page_url   text not null,
    target_url text not null,                                -- the competitor's page it led to
    anchor     text not null default '',
    lost_on    date,                                         -- null: the tool does not say when
    lost_why   text not null default '',
    source     text not null,
    as_of      date not null,
    import_id  bigint,
    created_at timestamptz not null
);
-- the same link is kept once, with the newest word of it
create unique index competitor_lost_link_once on competitor_lost_link (brand_id, md5(page_url), md5(target_url));
-- the list, newest loss first; of one competitor
create index competitor_lost_link_newest on competitor_lost_link (brand_id, lost_on desc nulls last, id desc) include (competitor, site_id);
create index competitor_lost_link_of on competitor_lost_link (brand_id, competitor, lost_on desc nulls last, id desc) include (site_id);
-- prospects of all that match, site by site
create index competitor_lost_link_site on competitor_lost_link (brand_id, site_id, lost_on desc nulls last);
create index competitor_lost_link_import on competitor_lost_link using brin (import_id);

-- What the link on their page led to before it was taken away, and when that was.
alter table prospect
    add column lost_url    text,
    add column lost_anchor text,
    add column lost_on     date;

-- Making prospects of all that match, in the background, site by site.
create table lost_link_run (
    id            bigint generated always as identity primary key,
    brand_id      bigint not null references brand on delete cascade,
    user_id       bigint not null references app_user,
    competitor    text not null default '',                  -- '': any
    asset_id      bigint references asset on delete set null,-- null: the best fit for each
    sites         bigint not null,                           -- as many when it began
    done          bigint not null default 0,
    made          bigint not null default 0,
    last_site     bigint not null default 0,                 -- goes on above this one
    started_at    timestamptz not null,
    finished_at   timestamptz,
    claimed_until timestamptz
);
-- MakeLostProspects: what is to be done
create index lost_link_run_open on lost_link_run (id) where finished_at is null;
create index lost_link_run_of on lost_link_run (brand_id, id desc);
