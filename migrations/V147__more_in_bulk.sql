-- More that is done to many links at once. was_state holds what the row was, by the verb: its state (WRITE_OFF, DISMISS), what was given
-- for it ("PAID 120.00 EUR": TERMS), the asset's id or nothing (ASSET), nothing (PAUSE, RESUME).
alter table link_bulk drop constraint link_bulk_verb_check;
alter table link_bulk add constraint link_bulk_verb_check check (verb in ('WRITE_OFF', 'DISMISS', 'PAUSE', 'RESUME', 'TERMS', 'ASSET'));
alter table link_bulk add column became text not null default '';   -- what the rows were made, where the verb does not say it
