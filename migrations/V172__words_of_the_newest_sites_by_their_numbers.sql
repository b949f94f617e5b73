-- The few sites that were just touched and whose words are not filled in yet. The planner took "between" for a large part of all sites and read every site
-- of the database to find none that waits; a function hides that from it, and says that they are few.
create function sites_waiting_for_words() returns setof bigint language plpgsql stable rows 100 as $$
begin
    return query select distinct n from (select from_site, to_site from site_search_due where to_site - from_site < 100 order by id desc limit 200) d
        cross join lateral generate_series(d.from_site, d.to_site) n;
end $$;

create or replace view site_search_waiting as
select s.id, lower(concat_ws(' ', s.domain, s.title, (select string_agg(concat_ws(' ', nullif(c.name, ''), c.email), ' ') from contact c where c.site_id = s.id))) as text
from sites_waiting_for_words() d (id)
join site s on s.id = d.id;
