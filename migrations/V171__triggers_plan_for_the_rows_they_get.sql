-- A statement inside a function is planned once for a connection, by the rows of that first time. Rows before and after a change were then looked for
-- in each other one by one, also when a hundred thousand had changed: minutes, where a plan of its own takes a second.

create or replace function site_search_noted() returns trigger language plpgsql as $$
declare
    changed bigint[];
begin
    if tg_table_name = 'site' then
        if tg_op = 'INSERT' then
            insert into site_search_due (from_site, to_site) select min(id), max(id) from rows_now having count(*) > 0;
        elsif tg_op = 'UPDATE' then
            execute $sql$
                insert into site_search_due (from_site, to_site) select min(n.id), max(n.id) from rows_now n join rows_before o on o.id = n.id
                where n.title is distinct from o.title or n.domain <> o.domain having count(*) > 0 $sql$;
        else
            execute 'delete from site_search s using rows_before o where s.id = o.id';
        end if;
    elsif tg_op = 'DELETE' then
        insert into site_search_due (from_site, to_site) select min(site_id), max(site_id) from rows_before having count(*) > 0;
    elsif tg_op = 'UPDATE' then
        execute $sql$
            insert into site_search_due (from_site, to_site) select min(site_id), max(site_id) from (
                select n.site_id from rows_now n join rows_before o on o.id = n.id where n.name <> o.name or n.email <> o.email or n.site_id <> o.site_id
                union select o.site_id from rows_now n join rows_before o on o.id = n.id where n.site_id <> o.site_id) c having count(*) > 0 $sql$;
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

create or replace function note_moved_contacts() returns trigger language plpgsql as $$
begin
    execute $sql$
        update prospect p set has_contact = exists (select 1 from contact c where c.site_id = p.site_id)
        where p.site_id in (select g.site_id from gained g join lost l using (id) where g.site_id <> l.site_id
                            union all select l.site_id from gained g join lost l using (id) where g.site_id <> l.site_id) $sql$;
    return null;
end $$;

create or replace function note_new_contacts() returns trigger language plpgsql as $$
begin
    if current_setting('linkwright.new_sites', true) = 'on' then
        return null;
    end if;
    execute 'update prospect p set has_contact = true where not p.has_contact and p.site_id in (select site_id from gained)';
    return null;
end $$;

create or replace function note_gone_contacts() returns trigger language plpgsql as $$
begin
    execute $sql$
        update prospect p set has_contact = false
        where p.has_contact and p.site_id in (select site_id from lost) and not exists (select 1 from contact c where c.site_id = p.site_id) $sql$;
    return null;
end $$;
