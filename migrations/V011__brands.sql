-- The site we earn links for.
create table brand (
    id               bigint generated always as identity primary key,
    name             text not null unique check (name <> ''),
    domains          text[] not null default '{}',
    aliases          text[] not null default '{}',   -- other names people call it
    keywords         text[] not null default '{}',   -- the topic profile
    competitors      text[] not null default '{}',   -- registrable domains
    postal_address   text not null default '',       -- in every first mail (law)
    zone             text not null default 'UTC',
    weight_relevance numeric(5,4) not null default 0.5,
    weight_authority numeric(5,4) not null default 0.3,
    weight_traffic   numeric(5,4) not null default 0.2,
    spam_limit       numeric(5,2) not null default 5,
    sandbox          boolean not null default false,
    created_at       timestamptz not null
);

-- A linkable asset of a brand.
create table asset (
    id                bigint generated always as identity primary key,
    brand_id          bigint not null references brand,
    title             text not null check (title <> ''),
    url               text not null,
    kind              text not null,
    citation_request  text not null default '',
    embed_snippet     text not null default '',
    last_refreshed    date,
    created_at        timestamptz not null,
    unique (brand_id, url)
);

alter table site_lease add foreign key (brand_id) references brand;
alter table site_event add foreign key (brand_id) references brand;
