-- Who records many checks at once says so (linkwright.checked_by_the_set) and calls backlinks_were_checked for all of them; row by row that
-- is two statements for each, most of which find nothing.
create or replace trigger backlink_was_checked after update of last_checked_at, anchor on backlink
    for each row when ((new.last_checked_at is distinct from old.last_checked_at or new.anchor is distinct from old.anchor)
                       and current_setting('linkwright.checked_by_the_set', true) is distinct from 'on')
    execute function backlink_was_checked();

-- As backlink_was_checked (V121). Nothing hinges on the order of the links.
create function backlinks_were_checked(links bigint[]) returns void language sql as $$
    update vendor_claim c set compared_at = b.last_checked_at,
        difference = claim_difference(c.lost, c.qualifiers, c.anchor, b.last_observation, b.qualifiers, b.anchor)
    from backlink b where b.id = any (links) and c.backlink_id = b.id;
    update audit_link a set checked_at = b.last_checked_at, observation = b.last_observation, qualifiers = b.qualifiers, state = b.state
    from backlink b where b.id = any (links) and a.backlink_id = b.id and a.checked_at is null;
$$;
