-- A link to one of a brand's pages, expected or seen. Addresses are kept as given; the keys make all spellings of a page one page.
create table backlink (
    id                    bigint generated always as identity primary key,
    brand_id              bigint not null references brand,
    site_id               bigint not null references site,
    asset_id              bigint references asset,
    page_url              text not null,
    page_key              text not null,
    target_url            text not null,
    target_key            text not null,
    source                text not null,              -- where we know it from, in words
    state                 text not null check (state in ('PROMISED', 'WON', 'AT_RISK', 'LOST', 'WRITTEN_OFF')),
    promised_for          date,
    created_at            timestamptz not null,
    won_at                timestamptz,
    lost_at               timestamptz,
    written_off_at        timestamptz,
    reclaiming_since      timestamptz,                -- a draft to win it back exists
    missing_since         timestamptz,                -- first of the misses in a row
    missing_checks        int not null default 0,
    unverifiable_since    timestamptz,
    last_checked_at       timestamptz,
    last_seen_at          timestamptz,
    last_observation      text,
    last_good_observation text,
    qualifiers            text[] not null default '{}',
    anchor                text,
    next_check_at         timestamptz,
    next_check_because    text not null,
    claimed_until         timestamptz,                -- lease: one process visits one page
    import_id             bigint,
    unique (brand_id, page_key, target_key)
);
-- CheckDueLinks: what is due
create index backlink_due on backlink (next_check_at) where next_check_at is not null;
-- the tabs of the Links page, the API's list
create index backlink_by_state on backlink (brand_id, state, id desc);
create index backlink_of_site on backlink (site_id);
create index backlink_of_import on backlink (import_id) where import_id is not null;

-- A page that names a brand without linking to it.
create table mention (
    id                 bigint generated always as identity primary key,
    brand_id           bigint not null references brand,
    site_id            bigint not null references site,
    backlink_id        bigint references backlink,   -- the promise it fell short of, or the link it became
    page_url           text not null,
    page_key           text not null,
    source             text not null,                -- where we know it from, in words
    state              text not null check (state in ('UNLINKED', 'RECLAIMING', 'LINKED', 'DECLINED', 'DISMISSED')),
    words_left         text not null default '',
    words              text not null default '',
    words_right        text not null default '',
    found_at           timestamptz not null,
    reclaiming_since   timestamptz,
    closed_at          timestamptz,
    unverifiable_since timestamptz,
    last_checked_at    timestamptz,
    last_observation   text,
    next_check_at      timestamptz,
    next_check_because text not null,
    claimed_until      timestamptz,
    import_id          bigint,
    unique (brand_id, page_key)
);
create index mention_due on mention (next_check_at) where next_check_at is not null;
create index mention_by_state on mention (brand_id, state, id desc);
create index mention_of_site on mention (site_id);
create index mention_of_import on mention (import_id) where import_id is not null;

-- One visit to a page for a link or a mention, with its proof.
create table link_check (
    id               bigint generated always as identity primary key,
    backlink_id      bigint references backlink on delete cascade,
    mention_id       bigint references mention on delete cascade,
    at               timestamptz not null,
    observation      text not null,
    reason           text not null,                  -- the verdict in words
    status           int not null default 0,         -- 0: no answer
    final_url        text not null,
    redirects        text[] not null default '{}',   -- "302 https://a to https://b"
    headers          text[] not null default '{}',   -- the ones that matter to a link
    qualifiers       text[] not null default '{}',
    anchor           text,
    anchor_kind      text,
    placement        text,
    occurrences      int not null default 0,
    outbound_links   int not null default 0,
    link_url         text,
    link_html        text,
    words_left       text not null default '',
    words            text not null default '',
    words_right      text not null default '',
    suggested_target text,
    page_hash        text,                           -- SHA-256 of the bytes read
    page             bytea,                          -- gzip, kept when the verdict changed
    check ((backlink_id is null) <> (mention_id is null))
);
create index link_check_of_backlink on link_check (backlink_id, at desc) where backlink_id is not null;
create index link_check_of_mention on link_check (mention_id, at desc) where mention_id is not null;

-- Every step of a link's or a mention's life. Equal states: only the manner changed (followed, then nofollow).
create table link_event (
    id          bigint generated always as identity primary key,
    backlink_id bigint references backlink on delete cascade,
    mention_id  bigint references mention on delete cascade,
    at          timestamptz not null,
    user_id     bigint references app_user,
    from_state  text,
    to_state    text not null,
    why         text not null,
    check ((backlink_id is null) <> (mention_id is null))
);
create index link_event_of_backlink on link_event (backlink_id, at desc) where backlink_id is not null;
create index link_event_of_mention on link_event (mention_id, at desc) where mention_id is not null;
