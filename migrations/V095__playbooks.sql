-- What kind of campaign it is, the page its links should lead to, and what its playbook asks for once.
alter table campaign add column playbook text;                   -- campaign.playbook.PlaybookKind
update campaign set playbook = case opportunity when 'DIGITAL_PR' then 'EXPERT_PITCH' else opportunity end;
alter table campaign alter column playbook set not null;
alter table campaign add column target_url text;                 -- null: the asset's own page
alter table campaign add column fields jsonb not null default '{}';   -- what its playbook asks for, by merge field
-- A person says that an unusual target is meant; another target asks again.
alter table campaign add column target_meant_because text;
alter table campaign add column target_meant_by bigint references app_user;
alter table campaign add column target_meant_at timestamptz;
