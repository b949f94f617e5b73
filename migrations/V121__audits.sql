-- Looked at when nothing else is due: first looks after an import, links of an audit. CheckClaims takes them last.
alter table backlink add column background boolean not null default false;
drop index backlink_due;
-- CheckDueLinks: what is due, and what is looked at when nothing is
create index backlink_due on backlink (next_check_at) where next_check_at is not null and not background;
create index backlink_due_behind on backlink (next_check_at) where next_check_at is not null and background;

-- What the tools say of our links, newest word of each, beside what we saw. Written by BacklinkRows, compared whenever a link was checked.
create table vendor_claim (
    backlink_id bigint not null references backlink on delete cascade,
    vendor      text not null,
    brand_id    bigint not null references brand,
    as_of       date not null,
    lost        boolean not null,
    lost_on     date,
    lost_why    text not null default '',
    qualifiers  text[],                                      -- null: the tool does not say
    anchor      text,
    difference  text check (difference in ('THERE', 'NOT_THERE', 'QUALIFIED', 'FOLLOWED', 'OTHER_QUALIFIER', 'ANCHOR')),   -- null: none, or not compared
    compared_at timestamptz,
    import_id   bigint,
    primary key (backlink_id, vendor)
);
-- the list of differences, and how many there are of each kind
create index vendor_claim_differs on vendor_claim (brand_id, difference, backlink_id) where difference is not null;
-- undo of an import
create index vendor_claim_import on vendor_claim (import_id) where import_id is not null;

-- Nothing while we could not verify; else the gravest thing that is not as the tool says.
create function claim_difference(lost boolean, said text[], said_anchor text, observation text, seen text[], seen_anchor text) returns text
language sql immutable as $$
    select case
        when observation is null or observation = 'UNVERIFIABLE' then null
        when observation in ('WRONG_TARGET', 'MENTION_ONLY', 'ABSENT', 'GONE') then case when lost then null else 'NOT_THERE' end
        when lost then 'THERE'
        when said = '{}' and seen <> '{}' then 'QUALIFIED'
        when said <> '{}' and seen = '{}' then 'FOLLOWED'
        when not (said <@ seen and seen <@ said) then 'OTHER_QUALIFIER'
        when lower(regexp_replace(trim(said_anchor), '\s+', ' ', 'g')) <> lower(regexp_replace(trim(seen_anchor), '\s+', ' ', 'g'))
             and trim(said_anchor) <> '' and trim(seen_anchor) <> '' then 'ANCHOR'
    end
$$;

-- A look at all links (FULL, every quarter) or at the live ones (HEALTH, every month), and what came out of it.
create table audit (
    id          bigint generated always as identity primary key,
    brand_id    bigint not null references brand,
    kind        text not null check (kind in ('FULL', 'HEALTH')),
    state       text not null check (state in ('RUNNING', 'DONE', 'STOPPED')),
    started_by  bigint references app_user,                  -- null: by the schedule
    started_at  timestamptz not null,
    finished_at timestamptz,
    links       int not null default 0,
    previous_id bigint references audit,                     -- the one before of its kind that came to its end
    toxic       int not null default 0,                      -- sites on the list of bad links when it ended
    toxic_new   int not null default 0                       -- of these, not yet there when it began
);
create index audit_of_brand on audit (brand_id, id desc);
create unique index audit_one_runs on audit (brand_id, kind) where state = 'RUNNING';
create index audit_running on audit (id) where state = 'RUNNING';

-- A link in an audit: what its first check since the audit began saw.
create table audit_link (
    audit_id    bigint not null references audit on delete cascade,
    backlink_id bigint not null references backlink on delete cascade,
    checked_at  timestamptz,
    observation text,
    qualifiers  text[],
    state       text,
    change      text check (change in ('NEW', 'BACK', 'GONE', 'QUALIFIED', 'FOLLOWED', 'NOT_INDEXED', 'INDEXED', 'UNVERIFIABLE')),
    primary key (audit_id, backlink_id)
);
-- the trigger below: audits that wait for a link
create index audit_link_waits on audit_link (backlink_id) where checked_at is null;
-- how far an audit is, and whether it is at its end
create index audit_link_open on audit_link (audit_id) where checked_at is null;
create index audit_link_changed on audit_link (audit_id, change, backlink_id) where change is not null;

-- When the next one is due. No row, or null: it is not scheduled.
create table audit_schedule (
    brand_id bigint not null references brand on delete cascade,
    kind     text not null check (kind in ('FULL', 'HEALTH')),
    next_at  timestamptz,
    primary key (brand_id, kind)
);
-- StartDueAudits: what is due
create index audit_schedule_due on audit_schedule (next_at) where next_at is not null;

-- A link that was checked, however: compare it with what the tools say, and tick it off in the audits that wait for it.
create function backlink_was_checked() returns trigger language plpgsql as $$
begin
    update vendor_claim c set compared_at = new.last_checked_at,
        difference = claim_difference(c.lost, c.qualifiers, c.anchor, new.last_observation, new.qualifiers, new.anchor)
    where c.backlink_id = new.id;
    update audit_link a set checked_at = new.last_checked_at, observation = new.last_observation, qualifiers = new.qualifiers, state = new.state
    where a.backlink_id = new.id and a.checked_at is null;
    return null;
end $$;
create trigger backlink_was_checked after update of last_checked_at, anchor on backlink
    for each row when (new.last_checked_at is distinct from old.last_checked_at or new.anchor is distinct from old.anchor) execute function backlink_was_checked();
