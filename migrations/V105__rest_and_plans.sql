-- Rest between campaigns, mails moved by hand, and what counts after somebody lifted a pause.

-- A person said why this one is written to although it rests (settings campaign.rest-contact and campaign.rest-site, in days).
alter table enrollment
    add column rest_waived text,
    add column not_before timestamptz;                         -- a person moved the next mail; null: by the sequence
-- disqualifying stops what runs
create index enrollment_open_of_prospect on enrollment (prospect_id) where state not in ('STOPPED', 'FINISHED');

alter table message add column rest_waived boolean not null default false;
-- the last mail of any campaign to a site
create index message_site_out on message (site_id) where direction = 'OUT' and kind in ('FIRST', 'FOLLOW_UP');

-- Mails that left before somebody looked and resumed are not held against the mailbox again.
alter table mailbox add column resumed_at timestamptz;
-- what came back of the last hundred, newest first
create index message_out_gone on message (mailbox_id, id) where direction = 'OUT' and state in ('SENT', 'FAILED');
-- hand-written answers leave before everything else
create index message_due_answer on message (mailbox_id, not_before, id) where state = 'QUEUED' and kind = 'ANSWER';
