-- What the columns of a sheet mean, kept under a name: used again when a file with the same header comes.
create table import_mapping (
    id         bigint generated always as identity primary key,
    brand_id   bigint not null references brand on delete cascade,
    name       citext not null check (name <> ''),
    kind       text not null,                                -- PROSPECTS, RANKS, BACKLINKS, MENTIONS
    header     text[] not null,                              -- normalised column names, in the order of the file
    mapping    text[] not null,                              -- what each means
    user_id    bigint references app_user,
    saved_at   timestamptz not null,
    unique (brand_id, name)
);
-- the name under which the columns of this import were known, null when they were not
alter table import_run add column mapping_name text;
