-- What a site is found by: domain, title, people. Filled in the background, so that an import doesn't wait for it.
-- No foreign keys here and below: rows go by trigger, a whole import at a stroke.
create table site_search (
    id    bigint primary key,                                -- of the site
    text  text not null                                      -- lower case, one space between its parts
);
create index site_search_text on site_search using gin (text gin_trgm_ops);

-- Sites whose words changed. Ranges, because an import brings a million in a row.
create table site_search_due (
    id         bigint generated always as identity primary key,
    from_site  bigint not null,
    to_site    bigint not null
);

create function site_search_noted() returns trigger language plpgsql as $$
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

create trigger site_search_new after insert on site referencing new table as rows_now for each statement execute function site_search_noted();
create trigger site_search_changed after update on site referencing old table as rows_before new table as rows_now for each statement execute function site_search_noted();
create trigger site_search_gone after delete on site referencing old table as rows_before for each statement execute function site_search_noted();
create trigger person_search_new after insert on contact referencing new table as rows_now for each statement execute function site_search_noted();
create trigger person_search_changed after update on contact referencing old table as rows_before new table as rows_now for each statement execute function site_search_noted();
create trigger person_search_gone after delete on contact referencing old table as rows_before for each statement execute function site_search_noted();
-- also while an import has switched off the checks of references
alter table site enable always trigger site_search_new, enable always trigger site_search_changed, enable always trigger site_search_gone;
alter table contact enable always trigger person_search_new, enable always trigger person_search_changed, enable always trigger person_search_gone;

insert into site_search_due (from_site, to_site) select min(id), max(id) from site having count(*) > 0;

-- A few sites that somebody has just touched are found at once, by words put together while one looks; a whole import waits for the filling.
create view site_search_waiting as
select s.id, lower(concat_ws(' ', s.domain, s.title, (select string_agg(concat_ws(' ', nullif(c.name, ''), c.email), ' ') from contact c where c.site_id = s.id))) as text
from (select from_site, to_site from site_search_due where to_site - from_site < 100 order by id desc limit 200) d
join site s on s.id between d.from_site and d.to_site;

-- "fern" finds fernhill.example from the first moment, before the words are filled in; a C collation needs no index besides the unique one.
do $$ begin
    if (select datcollate from pg_database where datname = current_database()) not in ('C', 'POSIX') then
        create index site_domain_prefix on site (domain text_pattern_ops);
    end if;
end $$;
