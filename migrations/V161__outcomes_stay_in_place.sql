-- What a mail waits for, as a column of its own: an index that asks for the state is written anew with every state, one that asks for this only when a mail gets
-- in line or out of it. So hand-over and outcome write their row and no index.
alter table message add column waits text generated always as (case when state in ('QUEUED', 'UNCERTAIN') then state end) stored;
drop index message_due, message_due_answer, message_uncertain;
-- SendDueMail: what is due, per mailbox in order; hand-written answers leave before everything else
create index message_due on message (mailbox_id, not_before, id) where waits = 'QUEUED';
create index message_due_answer on message (mailbox_id, not_before, id) where waits = 'QUEUED' and kind = 'ANSWER';
-- inbox: what a person must settle
create index message_uncertain on message (id) where waits = 'UNCERTAIN';
