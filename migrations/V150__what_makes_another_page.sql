-- What a brand says makes another page of its site; usually neither scheme, www, a slash at the end nor tracking parameters do.
alter table brand
    add column scheme_matters         boolean not null default false,
    add column www_matters            boolean not null default false,
    add column slash_matters          boolean not null default false,
    add column parameters_that_matter text[]  not null default '{}',   -- names of tracking parameters, lower case
    add column pages_apart_since      timestamptz;                         -- no verdict on a page read before is kept because the page has not changed
