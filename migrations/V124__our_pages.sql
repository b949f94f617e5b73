-- Our own pages, as the fetcher reads them or a person names them: whom they link to, and what could link to what.
create table our_page (
    id            bigint generated always as identity primary key,
    brand_id      bigint not null references brand on delete cascade,
    url           text not null,
    page_key      text not null,
    title         text not null default '',
    source        text not null,                             -- in words
    read_at       timestamptz,
    trouble       text,                                      -- why it could not be read, in words
    next_read_at  timestamptz,
    claimed_until timestamptz,
    unique (brand_id, page_key)
);
-- ReadOurPages: what is due
create index our_page_due on our_page (next_read_at) where next_read_at is not null;

-- Links from our pages to other sites.
create table our_link (
    id          bigint generated always as identity primary key,
    brand_id    bigint not null references brand on delete cascade,
    our_page_id bigint not null references our_page on delete cascade,
    domain      text not null,                               -- registrable domain it leads to
    url         text not null,
    anchor      text not null default '',
    recorded_by bigint references app_user,                  -- null: read by us
    unique (our_page_id, url)
);
-- links that go both ways
create index our_link_domain on our_link (brand_id, domain);

-- After a win: pages of ours that should link to the target of a won link, or from it.
create table internal_link (
    id            bigint generated always as identity primary key,
    brand_id      bigint not null references brand on delete cascade,
    backlink_id   bigint not null references backlink on delete cascade,
    from_url      text not null,
    to_url        text not null,
    because       text not null,                             -- why it is proposed, in words
    state         text not null check (state in ('OPEN', 'TICKED', 'SEEN', 'DROPPED')),
    settled_by    bigint references app_user,                -- who ticked or dropped it
    settled_at    timestamptz,
    looked_at     timestamptz,
    saw           text,                                      -- what the last look saw, in words
    next_look_at  timestamptz,
    claimed_until timestamptz,
    unique (backlink_id, from_url, to_url)
);
create index internal_link_open on internal_link (brand_id, backlink_id desc) where state = 'OPEN';
-- LookForInternalLinks: what is due
create index internal_link_due on internal_link (next_look_at) where next_look_at is not null;
