-- Within a host too, what is due goes before what is only looked at in the background.
drop index backlink_due_on_host;
create index backlink_due_on_host on backlink (page_host, background, next_check_at) where next_check_at is not null;

-- A claim changes no indexed column; with room beside the row it touches no index either.
alter table backlink set (fillfactor = 75);
