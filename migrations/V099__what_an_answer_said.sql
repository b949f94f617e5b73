-- Whether an answer was good news: a person says so in the conversation, or a promise does.
alter table enrollment add column answer_tone text check (answer_tone in ('POSITIVE', 'DECLINED'));
alter table enrollment add column judged_by bigint references app_user;
alter table enrollment add column judged_at timestamptz;
update enrollment set answer_tone = 'POSITIVE' where promised_at is not null or won_at is not null;
-- Figures of a brand and a period.
create index enrollment_of_period on enrollment (campaign_id, created_at);
