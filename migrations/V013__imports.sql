-- A brought file on its way in: looked at, queued, read, written at one stroke; undone as a whole.
create table import_run (
    id               bigint generated always as identity primary key,
    brand_id         bigint not null references brand,
    user_id          bigint references app_user,
    kind             text not null,                          -- PROSPECTS, RANKS, BACKLINKS, MENTIONS
    state            text not null,                          -- UPLOADED, QUEUED, RUNNING, DONE, FAILED, CANCELLED, UNDONE
    file_name        text not null,
    file_size        bigint not null,
    file_hash        text not null,                          -- SHA-256; the same file twice changes nothing
    provenance       text not null,                          -- what the rows are said to come from; the first name of this very file
    source           text,                                   -- as recognised; null: a sheet of somebody's own
    encoding         text not null,
    delimiter        text not null,
    header           text[] not null default '{}',
    mapping          text[] not null default '{}',           -- what each column means
    as_of            date not null,                          -- the day the readings are of
    bytes_read       bigint not null default 0,              -- progress while it runs
    rows             bigint not null default 0,
    created          bigint not null default 0,
    updated          bigint not null default 0,
    duplicate        bigint not null default 0,
    refused          bigint not null default 0,
    failure          text,
    cancel_requested boolean not null default false,
    attempts         int not null default 0,
    claimed_by       text,
    claimed_until    timestamptz,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz
);
-- the list of imports of a brand
create index import_brand on import_run (brand_id, id desc);
-- RunImport: what waits, and what a dead process left
create index import_due on import_run (id) where state in ('QUEUED', 'RUNNING');
-- the same file again
create index import_hash on import_run (brand_id, kind, file_hash);

-- The file itself, in pieces, so that any process can read it. Gone when the import has ended.
create table import_chunk (
    import_id bigint not null references import_run on delete cascade,
    seq       int not null,
    bytes     bytea not null,
    primary key (import_id, seq)
);
alter table import_chunk alter column bytes set storage external;

create table import_refusal (
    import_id bigint not null references import_run on delete cascade,
    row_no    bigint not null,                               -- data row, from 1
    line_no   bigint not null,                               -- line of the file, from 1
    reason    text not null,
    cells     text[] not null,
    primary key (import_id, row_no)
);
