-- What a big import pays for each of its rows, less again. See src/adr/imports-are-lean.md.

-- The same question as before (V130), asked by the few who want to know instead of answered for every person who comes.
alter table contact drop column role_address;
create function role_address(email citext) returns boolean language sql immutable parallel safe as $$
    select jsonb_exists('{"info": 1, "marketing": 1, "sales": 1, "support": 1, "abuse": 1, "noc": 1, "security": 1, "postmaster": 1, "hostmaster": 1, "usenet": 1, "news": 1,
                "webmaster": 1, "www": 1, "uucp": 1, "ftp": 1, "contact": 1, "contacts": 1, "contactus": 1, "contact-us": 1, "contact.us": 1, "hello": 1, "hi": 1,
                "hey": 1, "mail": 1, "email": 1, "admin": 1, "administrator": 1, "office": 1, "team": 1, "help": 1, "helpdesk": 1, "service": 1, "customerservice": 1,
                "enquiries": 1, "enquiry": 1, "inquiries": 1, "inquiry": 1, "feedback": 1, "general": 1, "editor": 1, "editors": 1, "editorial": 1, "newsroom": 1,
                "newsdesk": 1, "press": 1, "presse": 1, "media": 1, "pr": 1, "tips": 1, "submissions": 1, "submit": 1, "guestpost": 1, "guestposts": 1, "write": 1,
                "writeforus": 1, "write-for-us": 1, "contribute": 1, "redaktion": 1, "redaction": 1, "redaccion": 1, "redazione": 1, "redactie": 1, "redakcja": 1,
                "redakce": 1, "ads": 1, "ad": 1, "advertise": 1, "advertising": 1, "werbung": 1, "anzeigen": 1, "publicidad": 1, "publicite": 1, "partner": 1,
                "partners": 1, "partnerships": 1, "business": 1, "bizdev": 1, "kontakt": 1, "contacto": 1, "contatti": 1, "contato": 1, "kundenservice": 1, "noreply":
                1, "no-reply": 1, "donotreply": 1, "billing": 1, "accounts": 1, "finance": 1, "invoice": 1, "jobs": 1, "careers": 1, "hr": 1, "legal": 1, "privacy":
                1, "dpo": 1, "gdpr": 1, "copyright": 1, "dmca": 1, "seo": 1, "outreach": 1, "social": 1, "community": 1, "blog": 1, "subscribe": 1, "newsletter": 1,
                "orders": 1, "shop": 1, "studio": 1, "me": 1, "web": 1, "root": 1}',
        rtrim(rtrim(split_part(lower(split_part(email::text, '@', 1)), '+', 1), '0123456789'), '-._'))
$$;

-- Readings are told apart by a number. That the same one is kept once is looked after where readings are written and sites are merged:
-- a digest of every row cost a fifth of writing it, and says nothing about a site that nobody knew before.
alter table site_reading alter column digest drop expression;
alter table site_reading rename column digest to number;
create sequence site_reading_number;
-- negative ones are of rows that came straight from a file, one to a site; those that stand are digests
alter table site_reading alter column number set default nextval('site_reading_number');

-- People whose address was never looked at, as ranges of their ids: check_due_at is set when their turn comes. An index would be kept for each of a million.
create table contact_check_range (
    from_contact bigint not null,
    to_contact   bigint not null,
    primary key (from_contact, to_contact)
);

-- Domains are ASCII: their letters need no rules of any language.
alter table site drop constraint site_domain_check;
alter table site add constraint site_domain_check check (domain = lower(domain collate "C"));
