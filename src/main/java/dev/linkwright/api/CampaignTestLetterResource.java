package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.SendTestMail;
import dev.linkwright.campaign.Variant;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.mail.MailboxFindings.Verdict;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/campaigns/{id}/steps/{no}/test")
@Tag(name = "Campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class CampaignTestLetterResource {
    @Inject
    SendTestMail sendTestMail;
    @Inject
    Enrollments enrollments;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record Asked(Long contactId, String variant) { }

    record Said(boolean sent, String to, String words, String detail) { }

    @POST
    @Operation(summary = "Send a mail of the campaign to yourself", description = "As it is saved and as the contact would get it, marked “[Test]”, to the token's owner. "
            + "contactId may be left out for the first contact, variant (A or B) for the one this contact gets. It counts nowhere. A few a minute.")
    public Said send(long id, int no, Asked asked) {
        Variant variant = asked == null || asked.variant() == null ? null : variant(asked.variant());
        Long enrollment = asked == null || asked.contactId() == null ? null : enrollments.ofContact(id, asked.contactId()).map(Enrollment::id)
                .orElseThrow(() -> new RuleViolation("contactId", "This contact is not in this campaign."));
        Finding said = sendTestMail.run(new SendTestMail.Which(id, no, variant, null, enrollment), current.user(), clock.instant());
        return new Said(said.verdict() == Verdict.GOOD, current.user().email(), said.title(), said.detail());
    }

    private static Variant variant(String word) {
        if (!word.equalsIgnoreCase("A") && !word.equalsIgnoreCase("B")) {
            throw new RuleViolation("variant", "A version is A or B.");
        }
        return Variant.named(word);
    }
}
