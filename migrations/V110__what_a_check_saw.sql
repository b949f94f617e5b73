-- Where the link stands among the page's other links, who stands beside it, and how a redirected one reaches the target.
alter table link_check
    add column position         int not null default 0,      -- n-th link of the page, from 1; 0: none found
    add column links_on_page    int not null default 0,
    add column neighbours       text[] not null default '{}',-- links to other sites just before and after it, at most three each
    add column target_redirects text[] not null default '{}';-- "302 https://a to https://b", from the link to the target
