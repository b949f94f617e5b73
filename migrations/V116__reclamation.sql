-- A link to be got back, or to be mended: opened by what a check saw, closed by an outcome. Unlinked mentions are cases of their own, see the view.
create table reclamation (
    id             bigint generated always as identity primary key,
    brand_id       bigint not null references brand on delete cascade,
    site_id        bigint not null references site,
    backlink_id    bigint not null references backlink on delete cascade,
    cause          text not null check (cause in ('PAGE_GONE', 'PAGE_MOVED', 'LINK_REMOVED', 'WRONG_TARGET', 'TARGET_BROKEN', 'QUALIFIER_ADDED', 'NOINDEX')),
    seen           text not null,                          -- what was seen, in words
    moved_to       text,                                   -- PAGE_MOVED: where the page is now
    found_at       timestamptz not null,
    state          text not null check (state in ('OPEN', 'RECLAIMED', 'DECLINED', 'WRITTEN_OFF')),
    closed_at      timestamptz,
    closed_by      bigint references app_user (id),        -- null: it happened by itself
    closed_because text,
    check ((state = 'OPEN') = (closed_at is null))
);
-- one case at a time for a link; also how a check finds it
create unique index reclamation_open on reclamation (backlink_id) where state = 'OPEN';
-- the queue, newest first
create index reclamation_queue on reclamation (brand_id, found_at desc, id desc) where state = 'OPEN';
-- the rate, and the rows behind it
create index reclamation_closed on reclamation (brand_id, closed_at desc, id desc) where state <> 'OPEN';
create index reclamation_of_site on reclamation (site_id);
create index reclamation_of_backlink on reclamation (backlink_id);

-- A mention counts in the rate once one of our own visits saw the name and no link: a page that linked all along was never reclaimed.
alter table mention add column confirmed_at timestamptz;
update mention set confirmed_at = found_at where last_observation = 'MENTION_ONLY' or reclaiming_since is not null or (backlink_id is not null and state <> 'LINKED');
create index mention_closed on mention (brand_id, closed_at desc, id desc) where closed_at is not null;

-- A page of ours that links lead to; visited so that a broken one is mended by us instead of asked about.
create table own_page (
    id              bigint generated always as identity primary key,
    brand_id        bigint not null references brand on delete cascade,
    target_key      text not null,
    url             text not null,
    state           text not null default 'UNKNOWN' check (state in ('UNKNOWN', 'FINE', 'SUSPECT', 'GONE')),
    seen            text not null default 'not visited yet',
    status          int not null default 0,
    missing_since   timestamptz,                           -- first of the bad answers in a row
    last_visited_at timestamptz,
    next_visit_at   timestamptz,
    claimed_until   timestamptz,
    unique (brand_id, target_key)
);
-- CheckOwnPages: what is due
create index own_page_due on own_page (next_visit_at) where next_visit_at is not null;
create index own_page_gone on own_page (brand_id) where state = 'GONE';
-- all links that lead to one of our pages
create index backlink_by_target on backlink (brand_id, target_key);

-- links that were lost before cases were kept
insert into reclamation (brand_id, site_id, backlink_id, cause, seen, found_at, state)
select brand_id, site_id, id, case last_observation when 'GONE' then 'PAGE_GONE' when 'WRONG_TARGET' then 'WRONG_TARGET' else 'LINK_REMOVED' end,
       'the link is gone', coalesce(lost_at, created_at), 'OPEN'
from backlink where state = 'LOST';

-- Links and mentions alike, for the queue's counts and the rate. A mention is a case of its own: its state is the outcome.
create view reclamation_case as
select 'LINK' as kind, r.id, r.brand_id, r.site_id, r.backlink_id, null::bigint as mention_id, r.cause, r.state, r.found_at, r.closed_at, true as confirmed
from reclamation r
union all
select 'MENTION', m.id, m.brand_id, m.site_id, null, m.id,
       case m.last_observation when 'GONE' then 'PAGE_GONE' when 'ABSENT' then 'NAME_GONE' else 'NEVER_LINKED' end,
       case m.state when 'LINKED' then 'RECLAIMED' when 'DECLINED' then 'DECLINED' when 'DISMISSED' then 'WRITTEN_OFF' else 'OPEN' end,
       m.found_at, m.closed_at, m.confirmed_at is not null
from mention m;
