-- A site is a registrable domain (public suffix list, private section included), shared by all brands.
create table site (
    id            bigint generated always as identity primary key,
    domain        text not null unique check (domain = lower(domain)),
    title         text,
    description   text,
    language      text,
    country       text,
    created_at    timestamptz not null,
    import_id     bigint,                        -- the import that brought it first
    title_import_id bigint                       -- the import that gave the title
);
create index site_import on site (import_id) where import_id is not null;

-- A person at a site. One address once per site.
create table contact (
    id           bigint generated always as identity primary key,
    site_id      bigint not null references site,
    name         text not null default '',
    email        citext not null,
    role         text not null default '',
    source       text not null,               -- where the address came from, in words
    source_at    timestamptz not null,
    country      text,
    zone         text,
    created_at   timestamptz not null,
    import_id    bigint,                         -- the import that brought it
    unique (site_id, email)
);
create index contact_import on contact (import_id) where import_id is not null;
create index contact_email on contact (email);

-- One conversation per site: who is writing to it now, and for what.
create table site_lease (
    site_id      bigint primary key references site,
    user_id      bigint references app_user,
    brand_id     bigint not null,
    held_by      text not null,               -- in words: the campaign or thread that holds it
    campaign_id  bigint,
    since        timestamptz not null,
    override_reason text
);

-- The time line of a site: everything that happened to it, across brands.
create table site_event (
    id        bigint generated always as identity primary key,
    site_id   bigint not null references site,
    brand_id  bigint,
    at        timestamptz not null,
    user_id   bigint references app_user,
    kind      text not null,                  -- IMPORT, READING, NOTE, CONTACT, STAGE, MAIL, LINK, MENTION, CHECK, LEASE
    text      text not null,
    import_id bigint                             -- goes when that import is undone
);
create index site_event_import on site_event (import_id) where import_id is not null;
create index site_event_time_line on site_event (site_id, at desc, id desc);
