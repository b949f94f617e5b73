package dev.linkwright.api;

import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteNote;
import dev.linkwright.site.price.SitePrice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A site and what stands at it, as JSON. */
final class SiteJson {

    private SiteJson() {
    }

    /** @param aliases domains that were merged into it; @param lease null for nobody */
    record View(long id, String domain, List<String> aliases, String title, String description, String language, String country, Lease lease, Instant createdAt) {
        static View of(Site site, List<String> aliases, SiteLease lease) {
            return new View(site.id(), site.domain(), aliases, site.title(), site.description(), site.language(), site.country(),
                lease == null ? null : Lease.of(lease), site.createdAt());
        }
    }

    /** @param endsAt when it is free again because the conversation is over; null while it goes on */
    record Lease(Long userId, String heldBy, Long brandId, Long campaignId, Instant since, Instant endsAt, String overrideReason) {
        static Lease of(SiteLease lease) {
            return new Lease(lease.userId(), lease.heldBy(), lease.brandId(), lease.campaignId(), lease.since(), lease.endsAt(), lease.overrideReason());
        }
    }

    /** @param amount a decimal number in units of the currency, such as "120.50" */
    record Price(long id, String placement, String amount, String currency, long minorUnits, String rel, String source, LocalDate asOf, String note, Long contactId) {
        static Price of(SitePrice price) {
            return new Price(price.id(), price.placement(), price.money().plain(), price.money().currency(), price.money().minorUnits(),
                price.rel() == null ? null : price.rel().name(), price.source(), price.asOf(), price.note(), price.contactId());
        }
    }

    record Note(long id, String text, Long writtenBy, Instant writtenAt, Instant changedAt) {
        static Note of(SiteNote note) {
            return new Note(note.id(), note.text(), note.writtenBy() == null ? null : note.writtenBy().id(), note.writtenAt(), note.changedAt());
        }
    }

    /** @param mail NOT_CHECKED, GOOD, BAD; @param basis NOT_SAID, PUBLISHED, LEGITIMATE_INTEREST, CONSENT, CUSTOMER */
    record Person(long id, long siteId, String name, String email, String role, boolean roleAddress, String source, Instant sourceAt, String basis, String basisNote,
                  Instant basisAt, String mail, String mailReason, Instant mailCheckedAt) {
        static Person of(Contact contact) {
            return new Person(contact.id(), contact.site().id(), contact.name(), contact.email(), contact.role(), contact.isRoleAddress(), contact.source(),
                contact.sourceAt(), contact.basis().name(), contact.basisNote(), contact.basisAt(), contact.mailState().name(), contact.mailReason(),
                contact.mailCheckedAt());
        }
    }
}
