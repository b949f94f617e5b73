package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Something a playbook knows can go wrong with its kind of campaign. {@code stops} ones block the launch, the others are worth a look. */
public sealed interface Check {
    boolean stops();

    /** One sentence that says what to do. */
    String sentence();

    /** Asked of the values of each contact; {@code field} is where to mend it. */
    record OfEach(MergeField field, boolean stops, String sentence, Predicate<MergeValues> broken) implements Check { }

    /** Asked of the mails of the campaign, as written. */
    record OfMails(boolean stops, String sentence, Predicate<List<Mail>> broken) implements Check { }

    /** Asked of the values written once; {@code field} is where to mend it. */
    record OfCampaign(MergeField field, boolean stops, String sentence, Predicate<MergeValues> broken) implements Check { }

    /** Whether some mail uses the field. */
    static boolean uses(List<Mail> mails, MergeField field) {
        return mails.stream().anyMatch(mail -> (mail.subject() + mail.body()).matches("(?s).*\\{" + field.key() + "(\\|[^}]*)?}.*"));
    }

    /** Worth a look when the page that is written about stands on another site than theirs. */
    static OfEach pageIsTheirs(String sentence) {
        return new OfEach(MergeField.PAGE_URL, false, sentence, values -> {
            String site = values.of(MergeField.SITE).orElse("");
            return values.of(MergeField.PAGE_URL).map(page -> bare(page).replaceFirst("(?s)[/?#:].*", "")).map(host -> !host.equals(site) && !host.endsWith("." + site)).orElse(false);
        });
    }

    /** An address without what makes no difference. */
    static String bare(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("^https?://(www\\.)?", "").replaceFirst("/+$", "");
    }
}
