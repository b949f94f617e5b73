package dev.linkwright.site;

import dev.linkwright.account.User;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** One conversation per site: who holds it now. The site's id is the key, so there can't be two. */
@Entity
public class SiteLease {

    @Id
    private Long siteId;
    private Long userId;
    private Long brandId;
    private String heldBy;
    private Long campaignId;
    private Instant since;
    private String overrideReason;
    private Instant endsAt;

    protected SiteLease() {
    }

    public Long siteId() {
        return siteId;
    }

    public Long userId() {
        return userId;
    }

    public Long brandId() {
        return brandId;
    }

    /** In words: the campaign or thread that holds the site. */
    public String heldBy() {
        return heldBy;
    }

    public Long campaignId() {
        return campaignId;
    }

    public Instant since() {
        return since;
    }

    public String overrideReason() {
        return overrideReason;
    }

    /** When the site is free again because the conversation is over; null while it goes on. */
    public Instant endsAt() {
        return endsAt;
    }

    public boolean isHeldBy(User person) {
        return person.id().equals(userId);
    }
}
