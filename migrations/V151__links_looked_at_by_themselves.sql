-- When the links of a campaign's mails were last opened by themselves: null means that they are due, as after every change of its words.
alter table campaign add column links_looked_at timestamptz;
-- Mails that are under way already were written before; they are due again when somebody changes them.
update campaign set links_looked_at = now() where state <> 'DRAFT';
create index campaign_links_due on campaign (links_looked_at nulls first) where state = 'DRAFT' or links_looked_at is null and state in ('RUNNING', 'PAUSED');
