-- A resource page looked through for links that lead nowhere any more. Each look is a row of its own, so that history stays.
create table page_check (
    id            bigint generated always as identity primary key,
    brand_id      bigint not null references brand,
    site_id       bigint not null references site,           -- the page's
    user_id       bigint references app_user,
    url           text not null,
    title         text,
    state         text not null check (state in ('QUEUED', 'CHECKING', 'DONE', 'STOPPED', 'FAILED')),
    failure       text,                                      -- why the page could not be read, for people
    left_out      int not null default 0,                    -- links above the limit of one page
    created_at    timestamptz not null,
    read_at       timestamptz,
    finished_at   timestamptz,
    claimed_until timestamptz                                -- one process reads the page
);
create index page_check_of_brand on page_check (brand_id, id desc);
create index page_check_of_page on page_check (brand_id, url, id desc);
create index page_check_site on page_check (site_id);
-- CheckResourcePages: pages to read
create index page_check_due on page_check (id) where state = 'QUEUED';

-- One link of it to another site, and what became of it.
create table outbound_link (
    id            bigint generated always as identity primary key,
    check_id      bigint not null references page_check on delete cascade,
    place         int not null,                              -- order on the page, from 1
    url           text not null,
    host          text not null,
    anchor        text not null default '',
    around        text not null default '',                  -- the words of the block it stands in
    verdict       text not null default 'WAITING' check (verdict in ('WAITING', 'GONE_ONCE', 'DEAD', 'SUSPECT', 'UNKNOWN', 'ALIVE')),
    status        int,                                       -- HTTP status of the last visit, null when nothing answered
    evidence      text not null default '',                  -- what the visits saw, for people
    final_url     text,
    tries         int not null default 0,
    gone          int not null default 0,                    -- times in a row that it was found gone
    checked_at    timestamptz,
    next_check_at timestamptz,                               -- null: nothing more to do
    claimed_until timestamptz,
    prospect_id   bigint references prospect on delete set null,
    unique (check_id, url)
);
-- CheckResourcePages: links that are due, one of each host at a time
create index outbound_link_due on outbound_link (next_check_at) where next_check_at is not null;
create index outbound_link_prospect on outbound_link (prospect_id) where prospect_id is not null;
