-- Working through prospects: tags, saved views, changes to many at once, and going through them one by one.

-- Words a team puts on a prospect, lower case, sorted, each once. Most prospects have none, and those cost an import nothing.
alter table prospect add column tags text[] not null default '{}';
create index prospect_tags on prospect using gin (tags) where tags <> '{}';
-- the words a brand uses, so that asking for them reads no prospects
create table brand_tag (
    brand_id bigint not null references brand on delete cascade,
    tag      text not null,
    primary key (brand_id, tag)
);
-- filters that leave few rows; the usual ones are answered by the ranked index
create index prospect_opportunity on prospect (brand_id, opportunity, sunk, score desc) where opportunity is not null;
create index prospect_owner on prospect (brand_id, owner_id, sunk, score desc) where owner_id is not null;
create index site_country on site (country) where country is not null;

-- A name for what the URL of the list says.
create table saved_view (
    id         bigint generated always as identity primary key,
    brand_id   bigint not null references brand on delete cascade,
    user_id    bigint not null references app_user on delete cascade,   -- whose it is
    shared     boolean not null,                                        -- the team sees it too
    name       text not null check (name <> ''),
    query      text not null,                                           -- of the list, without "?": stage=QUALIFIED&owner=7
    created_at timestamptz not null
);
-- one name means one thing to whoever sees it: ViewNames
create index saved_view_brand on saved_view (brand_id, lower(name));
-- where a person begins; no row: the whole list
create table saved_view_default (
    user_id  bigint not null references app_user on delete cascade,
    brand_id bigint not null references brand on delete cascade,
    view_id  bigint not null references saved_view on delete cascade,
    primary key (user_id, brand_id)
);

-- One change to many prospects: what it did, what it left, and each row as it was, so that it can be taken back.
create table bulk_change (
    id        bigint generated always as identity primary key,
    brand_id  bigint not null references brand on delete cascade,
    user_id   bigint not null references app_user,
    at        timestamptz not null,
    verb      text not null,                                            -- STAGE, OWNER, TAG, UNTAG, ENROL
    value     text not null,                                            -- the stage, the owner's id or "", the tag, the campaign's id
    said      text not null,                                            -- the sentence that was shown
    changed   bigint not null,
    undone_at timestamptz
);
create index bulk_change_brand on bulk_change (brand_id, id desc);
-- no foreign key to prospect: a prospect that is gone has nothing to be taken back
create table bulk_row (
    bulk_id           bigint not null references bulk_change on delete cascade,
    prospect_id       bigint not null,
    was_stage         text,
    was_stage_since   timestamptz,
    was_excluded      text,
    was_owner_id      bigint,
    primary key (bulk_id, prospect_id)
);
-- who was not enrolled, and why
create table bulk_refusal (
    bulk_id bigint not null references bulk_change on delete cascade,
    nth     int not null,
    who     text not null,
    reason  text not null,
    primary key (bulk_id, nth)
);

-- Going through a view one by one: a run belongs to one person and one view.
create table triage_run (
    id         bigint generated always as identity primary key,
    brand_id   bigint not null references brand on delete cascade,
    user_id    bigint not null references app_user on delete cascade,
    query      text not null,
    started_at timestamptz not null,
    used_at    timestamptz not null
);
create index triage_run_person on triage_run (user_id, brand_id, used_at desc);
create table triage_step (
    id          bigint generated always as identity primary key,
    run_id      bigint not null references triage_run on delete cascade,
    prospect_id bigint not null references prospect on delete cascade,
    verdict     text not null,                                          -- QUALIFIED, DISQUALIFIED, SKIPPED, LATER
    was_stage   text not null,
    at          timestamptz not null,
    unique (run_id, prospect_id)
);
-- who looks at a prospect now; others are shown the next one until then
create table triage_hold (
    prospect_id bigint primary key references prospect on delete cascade,
    user_id     bigint not null references app_user on delete cascade,
    until       timestamptz not null
);
create index triage_hold_person on triage_hold (user_id);

-- What an import of our own file changed at prospects we had, so that undoing it brings them back.
create table import_pipeline_change (
    import_id       bigint not null references import_run on delete cascade,
    prospect_id     bigint not null,
    was_stage       text not null,
    was_stage_since timestamptz not null,
    was_excluded    text,
    was_owner_id    bigint,
    was_opportunity text,
    was_tags        text[] not null,
    stage           text not null,
    owner_id        bigint,
    opportunity     text,
    tags            text[] not null,
    primary key (import_id, prospect_id)
);
