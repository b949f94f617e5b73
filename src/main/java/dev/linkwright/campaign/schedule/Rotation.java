package dev.linkwright.campaign.schedule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Several mailboxes share the first mails of a campaign evenly; from then on a thread keeps its sender. */
public final class Rotation {

    private Rotation() {
    }

    /** @param given how many first mails each has been given so far; a mailbox that is missing has none */
    public static Optional<Long> next(Collection<Long> mailboxes, Map<Long, Long> given) {
        return mailboxes.stream().min(Comparator.comparing((Long id) -> given.getOrDefault(id, 0L)).thenComparing(Comparator.naturalOrder()));
    }
}
