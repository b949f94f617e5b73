-- A page that could not be read for two weeks is a person's to look at; their word rests the question for a month.
alter table backlink add column looked_at_by_hand timestamptz;
create index backlink_for_a_person on backlink (brand_id, unverifiable_since) where unverifiable_since is not null and state <> 'WRITTEN_OFF';
