package dev.linkwright.campaign.reclaim;

import dev.linkwright.link.NamesOnPage;
import dev.linkwright.prospect.pages.PageRead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Pages that are read to judge prospects or to find dead links are looked through for brand names too. */
@ApplicationScoped
class NamesOnReadPages {

    private final NamesOnPage names;

    NamesOnReadPages(NamesOnPage names) {
        this.names = names;
    }

    void read(@Observes PageRead news) {
        names.run(news.answer(), "from our own reading of the site", news.at());
    }
}
