package dev.linkwright.prospect;

import dev.linkwright.brand.TopicsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A brand that is about something else now is ranked anew. */
@ApplicationScoped
class NoticeTopics {

    private final Prospects prospects;

    NoticeTopics(Prospects prospects) {
        this.prospects = prospects;
    }

    void on(@Observes TopicsChanged changed) {
        prospects.markStale(changed.brandId(), changed.at());
    }
}
