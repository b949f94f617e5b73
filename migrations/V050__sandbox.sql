-- The sandbox: at most one row while it is on, none while it is off.
create table sandbox (
    id               int primary key check (id = 1),
    brand_id         bigint not null references brand,
    mailbox_id       bigint not null,
    smtp_port        int not null,
    imap_port        int not null,
    pages_port       int not null,
    sealed_password  text not null,           -- of the sample mailbox, see system.Secrets
    ahead_seconds    bigint not null default 0 check (ahead_seconds >= 0),
    started_at       timestamptz not null
);

-- A made-up site: who answers there, and what its one page does with the brand.
create table sandbox_partner (
    domain           text primary key,
    title            text not null,
    category         text not null,
    path             text not null,
    page_title       text not null,
    intro            text not null,
    contact_name     text,
    contact_role     text,
    contact_address  text,
    page_state       text not null check (page_state in ('PLAIN', 'FOLLOWED', 'NOFOLLOW', 'SPONSORED', 'NAMED', 'NOT_FOUND', 'UNAVAILABLE')),
    target_url       text not null,
    anchor           text not null,
    changed_at       timestamptz
);

-- Every mail the built-in server took, as it came over SMTP: the server itself forgets them when it stops.
create table sandbox_mail (
    id               bigint generated always as identity primary key,
    sender           text not null,           -- of the envelope
    recipient        text not null,
    partner          text references sandbox_partner on delete cascade,   -- null: to nobody of the sample
    to_partner       boolean not null,        -- false: the partner's own mail
    subject          text not null,
    received_at      timestamptz not null,
    raw              bytea not null
);
create index sandbox_mail_of_partner on sandbox_mail (partner, id);
