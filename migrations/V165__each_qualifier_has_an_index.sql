-- The won links under one qualifier: one that few links carry is found as fast as one that many do.
create index backlink_won_nofollow on backlink (brand_id, won_at desc, id desc) where state = 'WON' and 'nofollow' = any (qualifiers);
create index backlink_won_sponsored on backlink (brand_id, won_at desc, id desc) where state = 'WON' and 'sponsored' = any (qualifiers);
create index backlink_won_ugc on backlink (brand_id, won_at desc, id desc) where state = 'WON' and 'ugc' = any (qualifiers);
drop index backlink_won_qualified;
