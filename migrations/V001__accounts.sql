create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- People who may sign in. Partners have no account.
create table app_user (
    id             bigint generated always as identity primary key,
    name           text not null check (name <> ''),
    email          citext not null unique,
    password_hash  text not null,
    role           text not null check (role in ('SPECIALIST', 'MANAGER', 'ADMIN')),
    active         boolean not null default true,
    theme          text check (theme in ('light', 'dark')),
    zone           text not null default 'UTC',
    created_at     timestamptz not null
);

-- Bearer tokens of the API. The token itself is shown once and never stored.
create table api_token (
    id            bigint generated always as identity primary key,
    user_id       bigint not null references app_user,
    name          text not null check (name <> ''),
    token_hash    text not null unique,
    created_at    timestamptz not null,
    last_used_at  timestamptz,
    revoked_at    timestamptz
);

-- Who did what to whom, for as long as the installation lives.
create table audit_entry (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    user_id  bigint references app_user,
    action   text not null,
    subject  text not null,
    detail   text not null default ''
);

-- Settings of the whole installation that are made by use (the sandbox is on, the clock runs ahead), not by environment.
create table setting (
    name   text primary key,
    value  text not null
);
