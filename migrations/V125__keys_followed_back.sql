-- What points to a row is found by an index when that row goes: undoing an import or merging sites asks every one of these.
create index enrollment_site on enrollment (site_id);
create index triage_step_prospect on triage_step (prospect_id);
create index site_price_contact on site_price (contact_id) where contact_id is not null;
create index mention_backlink on mention (backlink_id) where backlink_id is not null;
create index toxic_site_example on toxic_site (example) where example is not null;
create index suppression_message on suppression (message_id) where message_id is not null;
create index unsubscribe_token_message on unsubscribe_token (message_id);
