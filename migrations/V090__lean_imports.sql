-- A million prospects in at one stroke: what is kept in order while they come in, and what can wait until they are ranked.
-- See src/adr/imports-are-lean.md.

-- Prospects of a big import are ranked right behind it. Until then they stand in no sorted index, and last in every list, as they came.
alter table prospect add column awaits_ranking boolean not null default false;
-- from this prospect.id on some may await their ranking; null: none does
alter table brand_ranking add column awaiting_from bigint;

drop index prospect_ranked, prospect_grid, prospect_by_domain;
-- The grid as before (V065); 729 is "not ranked yet", so that counts know those and the grid does not.
alter table prospect drop column cell;
alter table prospect add column cell smallint not null generated always as (case when awaits_ranking then 729::smallint else
      case when relevance is null then 8 else least(7, greatest(0, floor(relevance * 8))) end::smallint * 81::smallint
    + case when authority is null then 8 else least(7, greatest(0, floor(authority * 8))) end::smallint * 9::smallint
    + case when traffic   is null then 8 else least(7, greatest(0, floor(traffic   * 8))) end::smallint end) stored;
create index prospect_ranked on prospect (brand_id, stage, sunk, score desc, authority desc nulls last, traffic desc nulls last, domain)
    where not awaits_ranking;
create index prospect_grid on prospect (brand_id, stage, sunk, cell, relevance, authority, traffic) where not awaits_ranking;
create index prospect_by_domain on prospect (brand_id, domain) where not awaits_ranking;
-- all of a brand, ranked or not
create index prospect_brand on prospect using brin (brand_id) with (autosummarize = on);

-- A reading is told from another by what it says; short keys, and nobody can get them wrong.
delete from site_reading a using site_reading b
where a.site_id = b.site_id and a.source = b.source and a.as_of = b.as_of and a.ctid > b.ctid
  and (a.dr, a.da, a.as_score, a.tf, a.traffic, a.spam, a.is_spam, a.title, a.text, a.notes)
      is not distinct from (b.dr, b.da, b.as_score, b.tf, b.traffic, b.spam, b.is_spam, b.title, b.text, b.notes);
alter table site_reading drop constraint site_reading_pkey;
alter table site_reading drop column digest;
alter table site_reading add column digest bigint not null generated always as (
    hash_record_extended(row(source, as_of, dr, da, as_score, tf, traffic, spam, is_spam, title, text, notes), 0)) stored;
alter table site_reading add primary key (site_id, digest);

-- The same question as before (V070), answered by one look instead of a hundred comparisons and a regular expression.
alter table contact drop column role_address;
alter table contact add column role_address boolean not null generated always as (
    jsonb_exists('{"info": 1, "marketing": 1, "sales": 1, "support": 1, "abuse": 1, "noc": 1, "security": 1, "postmaster": 1, "hostmaster": 1, "usenet": 1, "news": 1,
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
        rtrim(rtrim(split_part(split_part(lower(email::text), '@', 1), '+', 1), '0123456789'), '-._'))) stored;

-- Names are compared by their bytes here, so that their unique index answers "begins with" too.
do $$ begin
    if (select datlocprovider = 'b' from pg_database where datname = current_database()) then
        drop index if exists site_domain_prefix;
    end if;
end $$;

-- Who writes people and prospects of sites that are new in the same stroke says so (linkwright.new_sites): nothing else can know of them,
-- has_contact is right from the start, and nobody needs to look.
create or replace function tally_new_prospects() returns trigger language plpgsql as $$
begin
    insert into prospect_tally_change
    select brand_id, stage, sunk, coalesce(owner_id, 0), has_contact, cell, count(*) from gained group by 1, 2, 3, 4, 5, 6;
    if current_setting('linkwright.new_sites', true) = 'on' then
        return null;
    end if;
    -- who wrote the row may not have looked for people
    update prospect p set has_contact = true
    from gained g
    where p.id = g.id and not g.has_contact and exists (select 1 from contact c where c.site_id = g.site_id);
    return null;
end $$;

create or replace function note_new_contacts() returns trigger language plpgsql as $$
begin
    if current_setting('linkwright.new_sites', true) = 'on' then
        return null;
    end if;
    update prospect p set has_contact = true
    where not p.has_contact and p.site_id in (select site_id from gained);
    return null;
end $$;

create or replace function referring_site_prospects() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and current_setting('linkwright.new_sites', true) = 'on' then
        return null;
    end if;
    if exists (select 1 from referring_site) then
        execute format($sql$
            update referring_site r set is_prospect = %L from changed c
            where r.brand_id = c.brand_id and r.site_id = c.site_id and r.is_prospect <> %L $sql$, tg_op = 'INSERT', tg_op = 'INSERT');
    end if;
    return null;
end $$;

create or replace function site_search_noted() returns trigger language plpgsql as $$
declare
    changed bigint[];
begin
    if tg_table_name = 'site' then
        if tg_op = 'INSERT' then
            insert into site_search_due (from_site, to_site) select min(id), max(id) from rows_now having count(*) > 0;
        elsif tg_op = 'UPDATE' then
            insert into site_search_due (from_site, to_site) select min(n.id), max(n.id) from rows_now n join rows_before o on o.id = n.id
            where n.title is distinct from o.title or n.domain <> o.domain having count(*) > 0;
        else
            delete from site_search s using rows_before o where s.id = o.id;
        end if;
    elsif tg_op = 'DELETE' then
        insert into site_search_due (from_site, to_site) select min(site_id), max(site_id) from rows_before having count(*) > 0;
    elsif tg_op = 'UPDATE' then
        insert into site_search_due (from_site, to_site) select min(site_id), max(site_id) from (
            select n.site_id from rows_now n join rows_before o on o.id = n.id where n.name <> o.name or n.email <> o.email or n.site_id <> o.site_id
            union select o.site_id from rows_now n join rows_before o on o.id = n.id where n.site_id <> o.site_id) c having count(*) > 0;
    elsif current_setting('linkwright.new_sites', true) = 'on' then
        return null;                                         -- the sites themselves are noted
    else
        -- A few people here and there are named one by one, many as the range they lie in.
        select array_agg(site_id) into changed from (select distinct site_id from rows_now limit 1001) c;
        if cardinality(changed) > 1000 then
            insert into site_search_due (from_site, to_site) select min(site_id), max(site_id) from rows_now;
        else
            insert into site_search_due (from_site, to_site) select id, id from unnest(changed) id;
        end if;
    end if;
    return null;
end $$;
