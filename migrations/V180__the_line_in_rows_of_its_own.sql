-- The line of mails that wait, in narrow rows of its own: a mail that leaves it costs one small row, and no index of message knows of its way out any more.
create table mail_waiting (
    message_id bigint primary key references message on delete cascade,
    mailbox_id bigint not null,
    answer boolean not null,                                 -- hand-written answers leave before everything else
    not_before timestamptz
);
-- SendDueMail: what is due, per mailbox in order
create index mail_waiting_due on mail_waiting (mailbox_id, answer, not_before, message_id);
insert into mail_waiting (message_id, mailbox_id, answer, not_before)
select id, mailbox_id, kind = 'ANSWER', not_before from message where state = 'QUEUED' order by mailbox_id, not_before, id;

-- Mails that were tried at least once, of each mailbox: what came back of the last hundred is asked newest first. Rows of mails that are gone are of no harm.
create table mail_tried (
    mailbox_id bigint not null,
    message_id bigint not null,
    primary key (mailbox_id, message_id)
);
insert into mail_tried (mailbox_id, message_id) select mailbox_id, id from message where direction = 'OUT' and attempts > 0 order by mailbox_id, id;
drop index message_due, message_due_answer, message_out_tried;
-- Mails are claimed side by side, whole pages in one go: each row needs room for its next version on its page.
alter table message set (fillfactor = 50);
alter table message alter column waits set expression as (case when state = 'UNCERTAIN' then state end);

-- Whoever puts a mail in line or takes it out, it stands in it exactly while it is QUEUED. The one exception is the claim, which takes its mails out itself, all at once.
create function keep_in_line() returns trigger language plpgsql as $$
begin
    if new.state = 'QUEUED' then
        insert into mail_waiting (message_id, mailbox_id, answer, not_before) values (new.id, new.mailbox_id, new.kind = 'ANSWER', new.not_before)
        on conflict (message_id) do update set mailbox_id = excluded.mailbox_id, answer = excluded.answer, not_before = excluded.not_before;
    else
        delete from mail_waiting where message_id = new.id;
    end if;
    return null;
end $$;
create trigger put_in_line after insert on message for each row when (new.state = 'QUEUED') execute function keep_in_line();
create trigger keep_in_line after update of state, not_before on message for each row
    when (new.state = 'QUEUED' or old.state = 'QUEUED' and new.state <> 'SENDING') execute function keep_in_line();
