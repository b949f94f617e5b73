-- A lease whose conversation is over ends by itself after a while; until then the same people may take it up again.
alter table site_lease add column ends_at timestamptz;       -- null: the conversation goes on
create index site_lease_ending on site_lease (ends_at) where ends_at is not null;
create index site_lease_campaign on site_lease (campaign_id);
