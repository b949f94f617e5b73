-- Due pages are claimed host by host: one process asks a host, and a page with many links is fetched once for all of them.
alter table backlink add column page_host text generated always as (split_part(split_part(page_key, '/', 1), '?', 1)) stored;
alter table mention add column page_host text generated always as (split_part(split_part(page_key, '/', 1), '?', 1)) stored;
-- CheckDueLinks: what is due on a host; what is due at all is found by backlink_due and mention_due
create index backlink_due_on_host on backlink (page_host, next_check_at) where next_check_at is not null;
create index mention_due_on_host on mention (page_host, next_check_at) where next_check_at is not null;

-- For asking whether a page has changed since it was last read in full; only kept while the link was seen in its place.
alter table backlink
    add column version_url      text,                        -- where the redirects ended
    add column version_etag     text,
    add column version_modified text,                        -- Last-Modified as the server wrote it
    add column version_read_at  timestamptz;
alter table link_check add column unchanged boolean not null default false; -- 304: what it saw is what the check before saw
