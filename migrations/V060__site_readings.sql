-- What was measured and said about a site: one row per site, source and day instead of one row per value, so that a file of a million
-- rows writes a million readings and not three. Never overwritten; the same reading from the same source on the same day is kept once.
create table site_reading (
    site_id    bigint not null references site on delete cascade,
    source     text not null,                                -- who measured: a tool, or the name of somebody's own sheet
    as_of      date not null,
    digest     bigint not null default 0,                    -- hash_record_extended of the values: another reading of that day stands beside
    own_sheet  boolean not null default false,               -- a DR in somebody's own sheet is said to be Ahrefs', a DA Moz'...
    dr         double precision,
    da         double precision,
    as_score   double precision,
    tf         double precision,
    traffic    double precision,                             -- visits a month
    spam       double precision,                             -- percent
    is_spam    boolean,                                      -- a tool's own verdict; null where it has none
    title      text,                                         -- of the page or site
    text       text,                                         -- categories, anchors, what stands around a link
    notes      text,                                         -- columns nobody knew
    import_id  bigint,
    created_at timestamptz not null,
    primary key (site_id, source, as_of, digest)
);

insert into site_reading (site_id, source, as_of, digest, dr, da, as_score, tf, traffic, spam, is_spam, import_id, created_at)
select site_id, source, as_of, hash_record_extended(row(dr, da, as_score, tf, traffic, spam, is_spam, null::text, null::text, null::text), 0),
       dr, da, as_score, tf, traffic, spam, is_spam, import_id, created_at
from (
    select site_id, source, as_of, import_id, created_at, copy,
           max(value) filter (where name = 'DR') as dr, max(value) filter (where name = 'DA') as da, max(value) filter (where name = 'AS') as as_score,
           max(value) filter (where name = 'TF') as tf, max(value) filter (where name = 'visits') as traffic,
           max(value) filter (where name = 'score') as spam, bool_or(value > 0) filter (where name = 'flag') as is_spam
    -- two values of one name on one day become two readings
    from (select *, row_number() over (partition by site_id, source, as_of, import_id, created_at, name order by id) as copy from metric_reading) m
    group by site_id, source, as_of, import_id, created_at, copy) r
on conflict do nothing;

insert into site_reading (site_id, source, as_of, digest, text, notes, import_id, created_at)
select site_id, source, as_of,
       hash_record_extended(row(null::float8, null::float8, null::float8, null::float8, null::float8, null::float8, null::boolean, null::text,
           nullif(text, ''), nullif(notes, '')), 0),
       nullif(text, ''), nullif(notes, ''), import_id, as_of::timestamp at time zone 'UTC'
from site_text
on conflict do nothing;

drop table metric_reading;
drop table site_text;

-- One value with its name, source and date, for whoever asks about values.
create view metric_reading as
select r.site_id, v.metric, v.name, v.value, case when r.own_sheet then coalesce(v.usual, r.source) else r.source end as source,
       r.as_of, r.import_id, r.created_at
from site_reading r
cross join lateral (values
    ('AUTHORITY', 'DR', r.dr, 'Ahrefs'), ('AUTHORITY', 'DA', r.da, 'Moz'), ('AUTHORITY', 'AS', r.as_score, 'Semrush'),
    ('AUTHORITY', 'TF', r.tf, 'Majestic'), ('TRAFFIC', 'visits', r.traffic, null), ('SPAM', 'score', r.spam, null),
    ('SPAM', 'flag', case when r.is_spam then 100 when not r.is_spam then 0 end, null)) v (metric, name, value, usual)
where v.value is not null;

-- What was said in words: the evidence of relevance.
create view site_text as
select site_id, concat_ws(' . ', title, text) as text, coalesce(notes, '') as notes, source, as_of, import_id, created_at
from site_reading where title is not null or text is not null or notes is not null;

-- Nobody asks for an address in every site; keeping a million of them sorted cost more than the rest of their import.
drop index contact_email;
-- One index answers both "this brand at this site" and "this site".
alter table prospect drop constraint prospect_brand_id_site_id_key;
alter table prospect add constraint prospect_once unique (site_id, brand_id);
drop index prospect_site;

-- An import's rows lie side by side, so a block range is enough to find them again; nothing to keep sorted while a million come in.
drop index site_import;
drop index contact_import;
drop index prospect_import;
create index site_import on site using brin (import_id) with (autosummarize = on);
create index contact_import on contact using brin (import_id) with (autosummarize = on);
create index prospect_import on prospect using brin (import_id) with (autosummarize = on);
create index site_reading_import on site_reading using brin (import_id) with (autosummarize = on);
