package dev.linkwright.campaign;

import dev.linkwright.campaign.holiday.Holidays;
import dev.linkwright.site.RecipientZone;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;

/** The hours of a campaign where the recipient lives: their clock, their country's holidays and the brand's. */
@ApplicationScoped
class RecipientWindows {
    private final Contacts contacts;
    private final Holidays holidays;

    RecipientWindows(Contacts contacts, Holidays holidays) {
        this.contacts = contacts;
        this.holidays = holidays;
    }

    SendWindow of(Enrollment enrollment) {
        Campaign campaign = enrollment.campaign();
        Contact contact = contacts.require(enrollment.contactId());
        return campaign.window().in(RecipientZone.of(contact.zone(), contact.country(), campaign.window().zone()))
                .without(holidays.of(campaign.brandId(), RecipientZone.code(contact.country()).orElse(null)));
    }
}
