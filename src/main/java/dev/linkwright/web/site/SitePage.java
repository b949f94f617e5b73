package dev.linkwright.web.site;

import dev.linkwright.account.Roles;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.MetricReadings;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.site.Sites;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.Mention;
import dev.linkwright.link.Mentions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Everything about a registrable domain, across brands, on one time line. */
@Path("/sites/{id:\\d+}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class SitePage {

    private static final int SHOWN_EVENTS = 100;
    private static final int SHOWN_READINGS = 30;

    @Inject
    Sites sites;
    @Inject
    Prospects prospects;
    @Inject
    Contacts contacts;
    @Inject
    MetricReadings readings;
    @Inject
    SiteEvents events;
    @Inject
    SiteLeases leases;
    @Inject
    Backlinks backlinks;
    @Inject
    Mentions mentions;

    @CheckedTemplate(basePath = "sites")
    static class Templates {
        static native TemplateInstance show(View view);
    }

    /** @param holder who holds the conversation, in words; null for nobody */
    record View(Site site, List<Prospect> prospects, List<Contact> contacts, List<MetricReadings.Reading> readings, List<MetricReadings.Words> words,
                List<SiteEvents.TimeLineEntry> events, String holder, List<Backlink> backlinks, List<Mention> mentions) {
    }

    @GET
    public TemplateInstance show(long id) {
        Site site = sites.require(id);
        return Templates.show(new View(site, prospects.at(site), contacts.at(site), readings.of(id, SHOWN_READINGS), readings.words(id, 5),
            events.newest(id, SHOWN_EVENTS), leases.holder(id).map(SiteLease::heldBy).orElse(null), backlinks.at(site), mentions.at(site)));
    }
}
