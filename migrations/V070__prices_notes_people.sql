-- What a placement at a site costs, per kind of placement. Minor units of the currency (12000 EUR cents are 120 EUR; yen have none).
-- A price that a person changes or removes stays on the time line in words.
create table site_price (
    id          bigint generated always as identity primary key,
    site_id     bigint not null references site,
    contact_id  bigint references contact,                   -- who named it, where one person did
    placement   citext not null check (placement <> ''),     -- in the words of whoever brought it: "Guest post", "Link insertion"
    amount      bigint not null check (amount >= 0),
    currency    text not null check (currency ~ '^[A-Z]{3}$'),   -- ISO 4217
    rel         text check (rel in ('FOLLOW', 'NOFOLLOW', 'SPONSORED', 'UGC')),   -- null: nobody said
    source      text not null,                               -- where it comes from, in words
    as_of       date not null,
    note        text not null default '',
    import_id   bigint,                                      -- goes when that import is undone
    created_at  timestamptz not null
);
-- the same price from the same source is kept once
create unique index site_price_once on site_price (site_id, placement, amount, currency, coalesce(rel, ''), source);
create index site_price_import on site_price using brin (import_id);

-- What colleagues should know about a site.
create table site_note (
    id          bigint generated always as identity primary key,
    site_id     bigint not null references site,
    text        text not null check (text <> ''),
    written_by  bigint references app_user,
    written_at  timestamptz not null,
    changed_at  timestamptz
);
create index site_note_of_site on site_note (site_id, written_at desc);

-- Why we may write to a person, and whether mail can reach the address.
alter table contact
    add column basis          text not null default 'NOT_SAID',     -- NOT_SAID, PUBLISHED, LEGITIMATE_INTEREST, CONSENT, CUSTOMER
    add column basis_note     text not null default '',
    add column basis_at       timestamptz,
    add column mail_state     text not null default 'NOT_CHECKED',  -- NOT_CHECKED, GOOD, BAD
    add column mail_reason    text not null default '',             -- in words
    add column mail_checked_at timestamptz,
    add column check_due_at   timestamptz default now(),             -- null: never again
    -- RFC 2142 and what is usual besides: a desk, not a person. Digits and a +tag at the end change nothing.
    add column role_address   boolean not null generated always as (
        regexp_replace(split_part(split_part(lower(email::text), '@', 1), '+', 1), '[-._]?[0-9]*$', '') = any (array[
            'info', 'marketing', 'sales', 'support', 'abuse', 'noc', 'security', 'postmaster', 'hostmaster', 'usenet', 'news', 'webmaster', 'www', 'uucp', 'ftp',
            'contact', 'contacts', 'contactus', 'contact-us', 'contact.us', 'hello', 'hi', 'hey', 'mail', 'email', 'admin', 'administrator', 'office', 'team',
            'help', 'helpdesk', 'service', 'customerservice', 'enquiries', 'enquiry', 'inquiries', 'inquiry', 'feedback', 'general',
            'editor', 'editors', 'editorial', 'newsroom', 'newsdesk', 'press', 'presse', 'media', 'pr', 'tips', 'submissions', 'submit', 'guestpost', 'guestposts',
            'write', 'writeforus', 'write-for-us', 'contribute', 'redaktion', 'redaction', 'redaccion', 'redazione', 'redactie', 'redakcja', 'redakce',
            'ads', 'ad', 'advertise', 'advertising', 'werbung', 'anzeigen', 'publicidad', 'publicite', 'partner', 'partners', 'partnerships', 'business', 'bizdev',
            'kontakt', 'contacto', 'contatti', 'contato', 'kundenservice', 'noreply', 'no-reply', 'donotreply', 'billing', 'accounts', 'finance', 'invoice',
            'jobs', 'careers', 'hr', 'legal', 'privacy', 'dpo', 'gdpr', 'copyright', 'dmca', 'seo', 'outreach', 'social', 'community', 'blog', 'subscribe',
            'newsletter', 'orders', 'shop', 'studio', 'me', 'web', 'root'])) stored;
-- CheckAddresses: what is due
create index contact_check_due on contact (check_due_at) where check_due_at is not null;
-- taking an import back, and merging, ask who is enrolled
create index enrollment_of_contact on enrollment (contact_id);
create index enrollment_of_prospect on enrollment (prospect_id);

-- What the DNS says about mail for a domain: asked once for everybody there.
create table mail_domain (
    domain      text primary key,
    state       text not null,                               -- NOT_CHECKED (no answer), GOOD, BAD
    reason      text not null,
    asked_at    timestamptz not null,
    ask_again_at timestamptz not null,
    misses      int not null default 0                       -- times in a row without an answer
);

-- Mails that left, stage moves and imports stand on the time line by themselves now; these lines would say them twice.
delete from site_event where kind = 'MAIL' and text ~ '^Mail [0-9]+ of .* left to ';
