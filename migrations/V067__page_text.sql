-- What pages say about a site: its home page, the page where a link would stand, a page of one of our assets.
create table page_text (
    id            bigint generated always as identity primary key,
    site_id       bigint references site on delete cascade,      -- null for our own assets
    asset_id      bigint references asset on delete cascade,
    url           text not null,
    kind          text not null,                                 -- HOME, OPPORTUNITY, ASSET
    title         text,
    words         bytea,                                         -- description, headings and body, deflated; null: not read yet
    language      text,                                          -- two letters; null where nobody can tell
    letters       int not null default 0,                        -- before packing
    fetched_at    timestamptz,                                   -- when words was read
    next_fetch_at timestamptz,                                   -- null: never again
    claimed_until timestamptz,                                   -- a process is visiting it
    failures      int not null default 0,                        -- in a row
    failure       text,                                          -- why the last visit brought nothing, in plain words
    created_at    timestamptz not null,
    check ((site_id is null) = (kind = 'ASSET') and (asset_id is null) = (kind <> 'ASSET'))
);
alter table page_text alter column words set storage external;
create unique index page_text_of_site on page_text (site_id, url) where site_id is not null;
create unique index page_text_of_asset on page_text (asset_id) where asset_id is not null;
-- ReadDuePages: what is due
create index page_text_due on page_text (next_fetch_at) where next_fetch_at is not null;

-- What a brand is about, with how rare each term is among the texts of its prospects: one new page is weighed like all the others before it.
create table brand_topic (
    brand_id bigint primary key references brand on delete cascade,
    topic    text not null,                                      -- JSON of prospect.relevance.Topic
    built_at timestamptz not null
);
