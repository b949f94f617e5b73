-- Sites whose links to us look bad, with the reasons, and what a person decided. Found anew by FindToxicSites; decisions stay.
create table toxic_site (
    brand_id    bigint not null references brand on delete cascade,
    site_id     bigint not null references site on delete cascade,
    reasons     text[] not null,                             -- ToxicReason, the heaviest first
    evidence    text[] not null,                             -- what stands behind each, in words
    weight      int not null,                                -- sum of the reasons' weights, at most 100
    links       int not null,
    example     bigint references backlink on delete set null,
    found_at    timestamptz not null,
    looked_at   timestamptz not null,                        -- an older look than the brand's newest: it has no bad link any more
    decision    text check (decision in ('KEEP', 'DISAVOW_SITE', 'DISAVOW_PAGES', 'ASK')),
    decided_by  bigint references app_user,
    decided_at  timestamptz,
    note        text not null default '',
    primary key (brand_id, site_id)
);
-- the list: what waits for a decision, worst first; and what was decided
create index toxic_site_open on toxic_site (brand_id, weight desc, links desc, site_id) where decision is null;
create index toxic_site_decided on toxic_site (brand_id, decision, weight desc, links desc, site_id) where decision is not null;
create index toxic_site_site on toxic_site (site_id);

-- The disavow file that was in use before, word for word; ours adds to it and takes nothing away.
create table disavow_file (
    brand_id    bigint primary key references brand on delete cascade,
    name        text not null,
    body        text not null,
    uploaded_by bigint references app_user,
    uploaded_at timestamptz not null
);
