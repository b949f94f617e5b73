-- A site that one brand could get a link from. The parts of its score stand on the row, under an index, so that lists stay fast;
-- looking with other weights is arithmetic on the same columns.
create table prospect (
    id                  bigint generated always as identity primary key,
    brand_id            bigint not null references brand,
    site_id             bigint not null references site,
    domain              text not null,                       -- of the site; breaks ties and never changes
    stage               text not null,
    stage_since         timestamptz not null,
    owner_id            bigint references app_user,
    opportunity         text,
    relevance           double precision,                    -- 0..1, null is unknown
    relevance_terms     text[] not null default '{}',        -- what matched, strongest first
    relevance_source    text,
    relevance_as_of     date,
    authority           double precision,
    authority_label     text,                                -- "DR 76"
    authority_source    text,
    authority_as_of     date,
    authority_estimated boolean not null default false,
    traffic             double precision,
    traffic_visits      double precision,                    -- a month; what the estimate would amount to where it is one
    traffic_source      text,
    traffic_as_of       date,
    traffic_estimated   boolean not null default false,
    spam                double precision,                    -- percent
    score               double precision not null default 0,
    excluded_because    text,
    last_touch_at       timestamptz,
    import_id           bigint,                              -- the import that made it
    created_at          timestamptz not null,
    sunk                boolean not null generated always as (excluded_because is not null) stored,
    unique (brand_id, site_id)
);
-- the ranked list
create index prospect_ranked on prospect (brand_id, sunk, score desc, authority desc nulls last, traffic desc nulls last, domain);
create index prospect_site on prospect (site_id);
create index prospect_stage on prospect (brand_id, stage);
create index prospect_import on prospect (import_id) where import_id is not null;

create table prospect_event (
    id          bigint generated always as identity primary key,
    prospect_id bigint not null references prospect on delete cascade,
    at          timestamptz not null,
    user_id     bigint references app_user,                  -- null: it happened by itself
    from_stage  text not null,
    to_stage    text not null,
    why         text not null default ''
);
create index prospect_event_prospect on prospect_event (prospect_id, at);

-- What an unknown signal counts as: the median of the brand's known ones.
create table brand_ranking (
    brand_id         bigint primary key references brand on delete cascade,
    median_relevance double precision not null default 0,
    median_authority double precision not null default 0,
    median_traffic   double precision not null default 0,
    ranked_at        timestamptz,
    stale_since      timestamptz                             -- ranking is due: who uses it: RankDueBrands
);

-- One value of authority, traffic or spam with its source and date; never overwritten.
create table metric_reading (
    id         bigint generated always as identity primary key,
    site_id    bigint not null references site on delete cascade,
    metric     text not null,                                -- AUTHORITY, TRAFFIC, SPAM
    name       text not null,                                -- DR, DA, AS, TF; visits; spam
    value      double precision not null,
    source     text not null,
    as_of      date not null,
    import_id  bigint,
    created_at timestamptz not null,
    unique (site_id, metric, name, source, as_of, value)
);
create index metric_reading_import on metric_reading (import_id) where import_id is not null;

-- What an import said about a site in words: the evidence of relevance.
create table site_text (
    id         bigint generated always as identity primary key,
    site_id    bigint not null references site on delete cascade,
    text       text not null,
    notes      text not null default '',                     -- columns nobody knew
    source     text not null,
    as_of      date not null,
    import_id  bigint
);
-- the same words from the same source are kept once
create unique index site_text_once on site_text (site_id, source, md5(text || notes));
create index site_text_import on site_text (import_id) where import_id is not null;

-- Open rank lists: reference data for all brands. The newest list of a source counts.
create table rank_list (
    id         bigint generated always as identity primary key,
    source     text not null,                                -- Majestic Million, Tranco
    measures   text not null,                                -- AUTHORITY, POPULARITY
    as_of      date not null,
    size       bigint not null,                              -- N of 1 - ln(rank)/ln(N): ranks the publisher hands out
    entries    bigint not null,
    import_id  bigint,
    created_at timestamptz not null
);
create table rank_entry (
    list_id bigint not null references rank_list on delete cascade,
    domain  text not null,
    rank    bigint not null,
    primary key (list_id, domain)
);
