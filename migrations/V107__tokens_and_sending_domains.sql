-- Signing in by tokens, signing mail, and what stands in the DNS about a sending domain.

-- RFC 6749 6: a refresh token buys short access tokens; XOAUTH2 hands them to SMTP and IMAP. Secrets are AES-GCM, see system.Secrets.
alter table mailbox
    add column token_url           text,                       -- null: signs in by password
    add column token_client_id     text,
    add column token_client_secret text,
    add column token_scope         text,
    add column token_refresh       text,
    add column token_access        text,
    add column token_expires_at    timestamptz;

create table sending_domain (
    domain          text primary key,
    selector        text,                                      -- of our own key; null: we don't sign for it
    private_key     text,                                      -- AES-GCM
    public_key      text,
    signs           boolean not null default false,
    checked_at      timestamptz,
    spf             text not null default 'NOT_CHECKED',       -- GOOD, WEAK, BAD, NOT_CHECKED
    spf_words       text not null default '',
    dkim            text not null default 'NOT_CHECKED',
    dkim_words      text not null default '',
    dmarc           text not null default 'NOT_CHECKED',
    dmarc_words     text not null default ''
);
