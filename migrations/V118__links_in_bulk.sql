-- One change to many links or mentions, so that it can be taken back.
create table link_bulk (
    id        bigint generated always as identity primary key,
    brand_id  bigint not null references brand on delete cascade,
    user_id   bigint not null references app_user (id),
    at        timestamptz not null,
    verb      text not null check (verb in ('WRITE_OFF', 'DISMISS')),
    changed   int not null default 0,
    undone_at timestamptz
);
create index link_bulk_of_brand on link_bulk (brand_id, id desc);

-- A row that was changed, and what it was.
create table link_bulk_row (
    bulk_id     bigint not null references link_bulk on delete cascade,
    backlink_id bigint references backlink on delete cascade,
    mention_id  bigint references mention on delete cascade,
    was_state   text not null,
    check ((backlink_id is null) <> (mention_id is null))
);
create index link_bulk_row_of_bulk on link_bulk_row (bulk_id);
create index link_bulk_row_of_backlink on link_bulk_row (backlink_id) where backlink_id is not null;
create index link_bulk_row_of_mention on link_bulk_row (mention_id) where mention_id is not null;

-- the mentions in the reclamation queue, newest first
create index mention_open on mention (brand_id, found_at desc, id desc) where state in ('UNLINKED', 'RECLAIMING');
