-- A try of a mail is one event: the step out of SENDING says when it began. Older tries have two, the first of them into SENDING.
alter table message add column claimed_at timestamptz;
alter table message_event add column claimed_at timestamptz;
