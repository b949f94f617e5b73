-- Words that, right after a brand's name, make it somebody else's ("Fernhill Farm").
alter table brand add column not_followed_by text[] not null default '{}';

-- An RSS or Atom feed whose items may name a brand: an alert's, a magazine's. Polled by its own due time.
create table feed (
    id                bigint generated always as identity primary key,
    brand_id          bigint not null references brand on delete cascade,
    url               text not null,
    url_key           text not null,
    title             text not null default '',           -- as the feed calls itself
    every_item_counts boolean not null,                    -- an alert's feed: each item names the brand, whether its excerpt says so or not
    created_by        bigint references app_user (id),
    created_at        timestamptz not null,
    valid_for         text,                                -- the address the next two hold for
    etag              text,                                -- of the last good answer, for If-None-Match
    last_modified     text,                                -- of the same, for If-Modified-Since
    last_polled_at    timestamptz,
    last_good_at      timestamptz,
    last_changed_at   timestamptz,                         -- when it last brought something new
    trouble           text,                                -- why the last poll failed, in plain words
    failures          int not null default 0,              -- in a row
    items             bigint not null default 0,           -- read so far
    mentions          bigint not null default 0,           -- found so far
    next_poll_at      timestamptz,                         -- null: paused
    claimed_until     timestamptz,                         -- lease: one process reads one feed
    unique (brand_id, url_key)
);
-- PollFeeds: what is due
create index feed_due on feed (next_poll_at) where next_poll_at is not null;

-- Items that were read, so that none is looked at twice; those older than half a year are forgotten.
create table feed_item (
    feed_id   bigint not null references feed on delete cascade,
    item_key  text not null,                               -- SHA-256 of the item's own id, else of its page's key
    seen_at   timestamptz not null,
    primary key (feed_id, item_key)
);
create index feed_item_old on feed_item (seen_at);

alter table mention add column feed_id bigint references feed on delete set null;
alter table mention add column proposed_target text;       -- the page of ours a person chose for it
