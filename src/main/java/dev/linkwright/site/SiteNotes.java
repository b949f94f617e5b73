package dev.linkwright.site;

import dev.linkwright.account.User;
import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The notes on a site. Anybody in the team may mend one; a removed note leaves a line on the time line. */
@ApplicationScoped
public class SiteNotes implements PanacheRepository<SiteNote> {

    private final Sites sites;
    private final SiteEvents timeLine;

    SiteNotes(Sites sites, SiteEvents timeLine) {
        this.sites = sites;
        this.timeLine = timeLine;
    }

    /** Newest first. */
    public List<SiteNote> of(long siteId) {
        return list("siteId = ?1 order by writtenAt desc, id desc", siteId);
    }

    public SiteNote require(long siteId, long id) {
        return find("id = ?1 and siteId = ?2", id, siteId).firstResultOptional().orElseThrow(() -> new NotFound("note " + id));
    }

    @Transactional
    public SiteNote write(long siteId, String text, User by, Instant now) {
        sites.require(siteId);
        SiteNote note = new SiteNote(siteId, text, by, now);
        persist(note);
        return note;
    }

    @Transactional
    public SiteNote change(long siteId, long id, String text, Instant now) {
        SiteNote note = require(siteId, id);
        note.change(text, now);
        return note;
    }

    @Transactional
    public void remove(long siteId, long id, User by, Instant now) {
        SiteNote note = require(siteId, id);
        delete(note);
        timeLine.record(siteId, null, SiteEvent.Kind.NOTE, by.firstName() + " removed a note: “" + note.text() + "”", by, now);
    }
}
