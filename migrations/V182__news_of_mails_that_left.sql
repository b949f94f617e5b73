-- Mails that left and of which those who want to know have not been told yet. Written with the outcome, taken away by who tells, in the transaction of what follows: each is told
-- once, also after a crash. Rows of mails that are gone are of no harm.
create table mail_untold (
    message_id bigint primary key,
    at timestamptz not null
);
