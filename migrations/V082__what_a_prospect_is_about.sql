-- Where on the site the link would stand, what it would replace, and with what.
alter table prospect add column opportunity_url text;
alter table prospect add column dead_url text;
alter table prospect add column dead_anchor text;
alter table prospect add column replacement_id bigint references asset on delete set null;
create index prospect_replacement on prospect (replacement_id) where replacement_id is not null;
