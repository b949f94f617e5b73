-- Which process may ask a web host just now, so that all processes together ask it one page at a time, with a pause between two.
-- A process keeps a host while it has pages to ask of it; whoever dies holds a host for no longer than held_until. Nothing here is
-- worth keeping over a crash of the database, so it is not written to its log.
create unlogged table host_turn (
    host       text primary key,
    held_by    text not null,                                -- a process
    held_until timestamptz not null,
    free_at    timestamptz not null                          -- the pause after the last page ends
) with (fillfactor = 50);
