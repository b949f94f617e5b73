-- How fast mail leaves: warming up, what one receiving domain gets a day, and the days on which nothing is sent.

alter table mailbox
    add column warm_up_start  int,                             -- mails on the first day; null: warm
    add column warm_up_growth int,                             -- mails more on every day after
    add column warm_up_from   date;

-- Counted by Claims while the installation has a limit per receiving domain (setting mail.per-domain).
create table domain_pace (
    domain text not null,
    day    date not null,                                      -- UTC
    sent   int not null,
    primary key (domain, day)
);

-- Days on which nothing is sent: to people of a country, or by a brand. Nobody can write to either on their behalf.
create table holiday (
    id       bigint generated always as identity primary key,
    day      date not null,
    name     text not null,
    country  text,                                             -- ISO 3166-1 alpha-2
    brand_id bigint references brand on delete cascade,
    check (num_nonnulls(country, brand_id) = 1)
);
create unique index holiday_once on holiday (day, coalesce(country, ''), coalesce(brand_id, 0));
