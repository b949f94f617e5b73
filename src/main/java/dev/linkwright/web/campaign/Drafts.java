package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.EnrollmentState;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.LetterWriter;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.mail.MailThreads;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.Score;
import dev.linkwright.prospect.Weights;
import dev.linkwright.prospect.relevance.WhatAPageSays;
import dev.linkwright.report.site.SiteAtAGlance;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.RecipientZone;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.web.Format;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Puts together what a reviewer sees of one draft and its site. */
@ApplicationScoped
class Drafts {
    private static final Set<MergeField> OFTEN_MISSING = EnumSet.of(MergeField.FIRST_NAME, MergeField.PAGE_TITLE,
            MergeField.DEAD_URL, MergeField.DEAD_ANCHOR, MergeField.LOST_URL, MergeField.LOST_ANCHOR, MergeField.REPLACEMENT_TITLE,
            MergeField.REPLACEMENT_URL, MergeField.COMPETITORS);
    /** Notes that a finding on their page fills by itself. */
    private static final Set<MergeField> FILLED_BY_FINDINGS = EnumSet.of(MergeField.PAGE_URL, MergeField.TARGET_URL);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    @Inject
    Enrollments enrollments;
    @Inject
    Previews previews;
    @Inject
    LetterWriter letters;
    @Inject
    Contacts contacts;
    @Inject
    Prospects prospects;
    @Inject
    RankedProspects rankedProspects;
    @Inject
    SiteLeases leases;
    @Inject
    Suppressions suppressions;
    @Inject
    MailThreads threads;
    @Inject
    WhatAPageSays pages;
    @Inject
    SiteAtAGlance glance;

    /** @param queue the ids in review, in their order; {@code at} need not be one of them */
    Draft draft(Enrollment enrollment, List<Long> queue, String address, boolean editing, Instant now) {
        Campaign campaign = enrollment.campaign();
        Step first = campaign.step(1).orElseThrow();
        Preview preview = previews.of(enrollment, first);
        int index = queue.indexOf(enrollment.id());
        SendWindow window = campaign.window();
        Instant opens = window.next(now);
        long skipped = enrollments.count("campaign.id = ?1 and state = ?2", campaign.id(), EnrollmentState.SKIPPED);
        return new Draft(enrollment, notes(enrollment, preview), preview, index + 1, queue.size(), skipped, index > 0 ? queue.get(index - 1) : null,
                index >= 0 && index + 1 < queue.size() ? queue.get(index + 1) : null, preview.letter().subject().text(), preview.letter().body().text(), editing,
                opens, opens.equals(now), letters.sender(enrollment).map(Mailbox::address).orElse(""), address);
    }

    /** Notes of every mail to come, and known facts that are missing here or were written by hand. */
    private List<Draft.Note> notes(Enrollment enrollment, Preview preview) {
        List<Draft.Note> notes = new ArrayList<>();
        MergeValues known = letters.values(enrollment);
        for (MergeField field : MergeField.values()) {
            List<Integer> used = enrollment.campaign().steps().stream().filter(step -> step.fields().contains(field)).map(Step::no).toList();
            boolean missing = preview.flaws().stream().anyMatch(flaw -> flaw.field().equals(field.key()));
            boolean byHand = missing || enrollment.notes().containsKey(field.key());
            boolean shown = field.isNote() && !FILLED_BY_FINDINGS.contains(field) || (OFTEN_MISSING.contains(field) || field.isNote()) && byHand;
            if (field.isFillable() && shown && (!used.isEmpty() || missing)) {
                String text = enrollment.notes().getOrDefault(field.key(), known.of(field).orElse(""));
                String where = used.isEmpty() || used.contains(1) ? "" : "for mail " + used.get(0);
                notes.add(new Draft.Note(field, text, field == MergeField.GAP || field == MergeField.QUOTE || text.length() > 90, where));
            }
        }
        return notes;
    }

    SiteFacts facts(Enrollment enrollment, Instant now) {
        Contact contact = contacts.require(enrollment.contactId());
        Prospect prospect = prospects.require(enrollment.prospectId());
        return new SiteFacts(contact.site(), prospect, contact, before(enrollment, contact), score(prospect),
                pages.of(enrollment.siteId(), prospect.opportunityUrl()).orElse(null), onPage(prospect), localTime(contact, now));
    }

    private List<SiteFacts.Tick> onPage(Prospect prospect) {
        SiteAtAGlance.Facts known = glance.of(prospect.brand().id(), prospect.site().id());
        String brand = prospect.brand().name();
        List<SiteFacts.Tick> ticks = new ArrayList<>();
        if (prospect.deadUrl() != null) {
            ticks.add(new SiteFacts.Tick(true, "Dead link on " + prospect.opportunityUrl() + ": " + prospect.deadUrl(), prospect.opportunityUrl()));
        }
        if (!known.competitors().isEmpty()) {
            ticks.add(new SiteFacts.Tick(true, "Links to " + String.join(", ", known.competitors()), "/prospects/gap?search=" + prospect.site().domain()));
        }
        ticks.add(known.mentionId() == null ? new SiteFacts.Tick(false, "No mention of " + brand + " is known there", null)
                : new SiteFacts.Tick(true, "Names " + brand + " without a link", "/mentions/" + known.mentionId()));
        if (known.ourLinks() > 0) {
            ticks.add(new SiteFacts.Tick(false, "Links to " + brand + " already: " + Format.of(known.ourLinks(), "live link"), "/sites/" + prospect.site().id()));
        }
        return ticks;
    }

    private static String localTime(Contact contact, Instant now) {
        if (contact.zone() == null && contact.country() == null) {
            return null;
        }
        ZoneId zone = RecipientZone.of(contact.zone(), contact.country(), null);
        return zone == null ? null : zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ') + ", " + CLOCK.format(now.atZone(zone)) + " there now";
    }

    private List<SiteFacts.Tick> before(Enrollment enrollment, Contact contact) {
        List<SiteFacts.Tick> ticks = new ArrayList<>();
        Optional<SiteLease> holder = leases.holder(enrollment.siteId());
        boolean ours = holder.filter(lease -> enrollment.campaign().id().equals(lease.campaignId())).isPresent();
        ticks.add(ours || holder.isEmpty() ? new SiteFacts.Tick(true, "Nobody else is writing to this site", null)
                : new SiteFacts.Tick(false, "The site is held by " + holder.get().heldBy(), null));
        ticks.add(suppressions.reasonNotToWrite(contact.email(), enrollment.campaign().brandId()).map(why -> new SiteFacts.Tick(false, why, null))
                .orElse(new SiteFacts.Tick(true, "Not suppressed", null)));
        var earlier = threads.withSite(enrollment.campaign().brandId(), enrollment.siteId()).stream()
                .filter(thread -> !enrollment.threadId().equals(Optional.of(thread.id()))).toList();
        ticks.add(earlier.isEmpty() ? new SiteFacts.Tick(true, "No earlier conversation with this site", null)
                : new SiteFacts.Tick(false, Format.of(earlier.size(), "earlier conversation") + " with this site", "/inbox/" + earlier.get(0).id()));
        return ticks;
    }

    private Score score(Prospect prospect) {
        return Score.of(prospect.signals(), Weights.of(prospect.brand()), rankedProspects.medians(prospect.brand()));
    }
}
