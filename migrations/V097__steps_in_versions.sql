-- A step may carry an HTML part beside its text, and be tried in a second version.
alter table step add column html text;                     -- null: text only; as written, made safe when it is rendered
alter table step add column b_subject text;                -- null: there is no version B
alter table step add column b_body text;
alter table step add column b_html text;
alter table step add column condition text not null default 'NO_ANSWER' check (condition in ('NO_ANSWER'));
-- Which version really was written; counts go by it.
alter table step_send add column variant text not null default 'A' check (variant in ('A', 'B'));
-- Which mails were tried in two versions: few rows, asked by the figures.
create index step_send_b on step_send (enrollment_id, step_no) where variant = 'B';
