-- When the next follow-up of an enrollment is due, in narrow rows of its own: that a mail left, which sets it, changes no index of enrollment any more, so its row stays in place.
drop index enrollment_due;
create table step_due (
    enrollment_id bigint primary key,
    at timestamptz not null
);
-- QueueDueSteps reads from here, oldest due first.
create index step_due_at on step_due (at, enrollment_id);
insert into step_due (enrollment_id, at) select id, next_send_at from enrollment where state = 'ACTIVE' and next_send_at is not null;
alter table enrollment set (fillfactor = 80);

-- Whoever plans a step or stops an enrollment, it stands here exactly while it is ACTIVE and something is planned. The one exception is a mail that left (last_sent_at moves on):
-- StepsSent writes these rows itself, all at once.
create function keep_step_due() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' and new.state = 'ACTIVE' and new.next_send_at is not null then
        insert into step_due (enrollment_id, at) values (new.id, new.next_send_at) on conflict (enrollment_id) do update set at = excluded.at;
    else
        delete from step_due where enrollment_id = old.id;
    end if;
    return null;
end $$;
create trigger put_step_due after insert on enrollment for each row when (new.state = 'ACTIVE' and new.next_send_at is not null) execute function keep_step_due();
create trigger keep_step_due after update of state, next_send_at on enrollment for each row
    when ((new.state <> old.state or new.next_send_at is distinct from old.next_send_at) and new.last_sent_at is not distinct from old.last_sent_at) execute function keep_step_due();
create trigger end_step_due after delete on enrollment for each row execute function keep_step_due();
