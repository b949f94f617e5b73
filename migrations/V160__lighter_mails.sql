-- A mail moves three times on its way out. A move costs what its indexes cost, so: one index for what two kept, and none over what a move changes but the
-- line itself. A row that changes nothing an index knows of stays where it is, if its page has room (fillfactor).

-- Leases by the claim and not by the mail: kept alive by one small row for up to some hundred mails, and never in an index of mails.
create table mail_claim (
    id bigint generated always as identity primary key,
    claimed_by text not null,
    claimed_until timestamptz not null,
    message_ids bigint[] not null
);
insert into mail_claim (claimed_by, claimed_until, message_ids)
select coalesce(claimed_by, ''), coalesce(max(claimed_until), 'epoch'), array_agg(id) from message where state = 'SENDING' group by 1;
drop index message_sending;
alter table message drop column claimed_until, set (fillfactor = 70);

-- by Message-ID, of one mailbox or of all: one index for both
drop index message_id_ours;
alter table message drop constraint message_mailbox_id_message_id_key, add unique (message_id, mailbox_id);
-- what came back of the last hundred, newest first; a mail enters when it is claimed, and its outcome changes nothing here
drop index message_out_gone;
create index message_out_tried on message (mailbox_id, id) where direction = 'OUT' and attempts > 0;

-- Events are read by what they are about
alter table message_event drop constraint message_event_pkey, add primary key (message_id, id);
drop index message_event_message;
alter table enrollment_event drop constraint enrollment_event_pkey, add primary key (enrollment_id, at, id);
drop index enrollment_event_of_enrollment;
alter table prospect_event drop constraint prospect_event_pkey, add primary key (prospect_id, at, id);
drop index prospect_event_prospect;

-- That a step left is no reason to move its row
drop index step_send_sent;
create index step_send_mailbox on step_send (mailbox_id);
alter table step_send set (fillfactor = 80);

-- A twin of enrollment_site
drop index enrollment_of_site;
