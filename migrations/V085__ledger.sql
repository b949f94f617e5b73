-- The ledger of who must not be written to: by whom, from which mail, and standing even when the person is erased.

-- People who asked to be erased. Only a keyed hash of the address is left (HMAC-SHA-256 under the installation's secret), so that the
-- same address is known again and nobody can read it.
create table erased_person (
    address_hash text primary key,
    erased_at    timestamptz not null
);

alter table suppression
    add column address_hash text,                              -- in place of an address that was erased
    add column entered_by   bigint references app_user,        -- null: it happened by itself
    add column message_id   bigint references message on delete set null,   -- the mail or request that proves it
    drop constraint suppression_check,
    add constraint suppression_of_one check (num_nonnulls(address, domain, address_hash) = 1);

-- Of what stands twice the first entry goes on.
update suppression s set lifted_at = now(), lifted_because = 'Stood twice'
where lifted_at is null and exists (select 1 from suppression e where e.id < s.id and e.lifted_at is null
    and coalesce(e.address, e.domain) = coalesce(s.address, s.domain) and e.brand_id is not distinct from s.brand_id);
create unique index suppression_once on suppression (coalesce(address, domain, address_hash), coalesce(brand_id, 0)) where lifted_at is null;
drop index suppression_address, suppression_domain;
-- the ledger page, newest first, found by part of an address
create index suppression_since on suppression (since desc, id desc);

-- A file of entries on its way in: looked at first, then taken. The file is gone once it is taken.
create table ledger_import (
    id          bigint generated always as identity primary key,
    file_name   text not null,
    content     text,
    user_id     bigint references app_user,
    created_at  timestamptz not null,
    taken_at    timestamptz,
    added       int not null default 0,
    known       int not null default 0
);
create table ledger_refusal (
    import_id   bigint not null references ledger_import on delete cascade,
    line_no     int not null,
    who         text not null,
    reason      text not null,
    primary key (import_id, line_no)
);
