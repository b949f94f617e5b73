-- Two sites that were one: the name that was given up. Imports and forms that bring it mean the site that was kept.
create table site_alias (
    domain          text primary key,
    site_id         bigint not null references site,
    merged_site_id  bigint not null,                         -- its old id, so that old addresses lead on
    merged_by       bigint references app_user,
    merged_at       timestamptz not null,
    was             jsonb not null                           -- the row as it was
);
create index site_alias_of_site on site_alias (site_id);
create index site_alias_merged on site_alias (merged_site_id);

-- Two contacts that were one person: the address that was given up. Imports that bring it bring nobody new.
create table contact_alias (
    id                 bigint generated always as identity primary key,
    site_id            bigint not null references site,      -- where it stood
    email              citext not null,
    contact_id         bigint not null references contact,
    merged_contact_id  bigint not null,
    merged_by          bigint references app_user,
    merged_at          timestamptz not null,
    was                jsonb not null,
    unique (site_id, email, merged_contact_id)
);
create index contact_alias_of_contact on contact_alias (contact_id);
create index contact_alias_merged on contact_alias (merged_contact_id);
create index contact_alias_email on contact_alias (email);

-- Pairs that look like one, found after imports; a person merges them or says they are not the same. The lower id stands first.
create table site_pair (
    one           bigint not null references site on delete cascade,
    other         bigint not null references site on delete cascade check (one < other),
    because       text not null,
    found_at      timestamptz not null,
    different_by  bigint references app_user,
    different_at  timestamptz,                               -- said to be two; not offered again
    primary key (one, other)
);
create index site_pair_other on site_pair (other);
create index site_pair_open on site_pair (found_at desc) where different_at is null;

create table contact_pair (
    one           bigint not null references contact on delete cascade,
    other         bigint not null references contact on delete cascade check (one < other),
    because       text not null,
    found_at      timestamptz not null,
    different_by  bigint references app_user,
    different_at  timestamptz,
    primary key (one, other)
);
create index contact_pair_other on contact_pair (other);
create index contact_pair_open on contact_pair (found_at desc) where different_at is null;
