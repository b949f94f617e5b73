package dev.linkwright.account;

import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Who did what to whom. Written in the transaction of the deed, so that neither stands without the other. */
@ApplicationScoped
public class AuditLog implements PanacheRepository<AuditEntry> {

    /**
     * @param who    null when the installation itself acts
     * @param action a verb phrase, such as "approved the first mail"
     * @param subject the thing, such as "campaign 7"
     */
    public void record(User who, String action, String subject, String detail, Instant now) {
        persist(new AuditEntry(now, who, action, subject, detail));
    }

    public Page<AuditEntry> newest(int limit, String cursor) {
        return Page.of(find("id < ?1 order by id desc", Paging.idBelow(cursor)).page(0, limit + 1).list(), limit,
                entry -> Paging.cursor(entry.id()));
    }
}
