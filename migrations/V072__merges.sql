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

-- Every name a site goes by.
create view site_name as select domain, id as site_id from site union all select domain, site_id from site_alias;

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

-- Two contacts of one campaign may turn out to be one person: both enrollments stay, each with its own mails.
alter table enrollment add column contact_was bigint not null default 0;   -- the contact it was made for, before that one was merged
alter table enrollment drop constraint enrollment_campaign_id_contact_id_key;
alter table enrollment add constraint enrollment_once unique (campaign_id, contact_id, contact_was);

-- Makes every row that points at one row of a table point at another one: found by the foreign keys, and by the name of the column (site_id)
-- where there is none, so that a table made tomorrow is not forgotten. A row that would say what one of the other's says already goes.
create function move_references(target text, from_id bigint, to_id bigint) returns void language plpgsql as $$
declare
    place record;
    line record;
begin
    for place in
        select c.relname as table_name, a.attname as column_name
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace and a.attnum > 0 and not a.attisdropped
          and a.atttypid = 'bigint'::regtype
          and (a.attname = target || '_id'
               or exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = target::regclass
                          and f.conkey = array[a.attnum]))
        order by 1, 2
    loop
        begin
            execute format('update %I set %I = $1 where %I = $2', place.table_name, place.column_name, place.column_name) using to_id, from_id;
        exception when unique_violation then
            for line in execute format('select ctid from %I where %I = $1', place.table_name, place.column_name) using from_id loop
                begin
                    execute format('update %I set %I = $1 where ctid = $2', place.table_name, place.column_name) using to_id, line.ctid;
                exception when unique_violation then
                    execute format('delete from %I where ctid = $1', place.table_name) using line.ctid;
                end;
            end loop;
        end;
    end loop;
end $$;
