-- The words of a site and of its people stand apart in the text that is searched, so that a search need not look up each site to see which of both it met.
-- Between them is U+001F, which is in no title; all sites are filled in anew, in the background.
create or replace view site_search_waiting as
select s.id, lower(concat_ws(' ', s.domain, s.title) || chr(31)
    || coalesce((select string_agg(concat_ws(' ', nullif(c.name, ''), c.email), ' ') from contact c where c.site_id = s.id), '')) as text
from sites_waiting_for_words() d (id)
join site s on s.id = d.id;

-- A statement that is planned once for any beginning cannot use the index of domains and reads them all; inside a function it is planned for this one.
create function sites_beginning(beginning text, most int) returns setof bigint language plpgsql stable rows 100 as $$
begin
    return query execute 'select id from site where domain like $1 order by domain limit $2' using beginning, most;
end $$;

insert into site_search_due (from_site, to_site) select min(id), max(id) from site having count(*) > 0;
