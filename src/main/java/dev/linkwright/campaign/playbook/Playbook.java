package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.prospect.Opportunity;
import java.util.List;
import java.util.stream.Stream;

/**
 * How one kind of campaign goes.
 *
 * @param label       what lists call it
 * @param about       one sentence: whom it asks for what
 * @param opportunity why its prospects could link
 * @param asksOnce    fields filled in once, on the campaign's own page
 * @param asksEach    fields filled in for each prospect, by findings or by a person
 * @param mails       what a new campaign begins with, to be rewritten
 * @param checks      what the launch gate asks on top of its usual questions
 */
public record Playbook(String label, String about, Opportunity opportunity, List<MergeField> asksOnce, List<MergeField> asksEach, List<Mail> mails,
        List<Check> checks) {

    /**
     * One mail.
     *
     * @param delayDays days after the mail before really left; 0 on the first
     * @param subject   blank on a follow-up: “Re:” the first
     */
    public record Mail(int delayDays, String subject, String body) { }

    /** What the editor offers: the fields of every mail, then its own. */
    public List<MergeField> palette() {
        return Stream.of(MergeField.palette(), asksEach, asksOnce).flatMap(List::stream).distinct().toList();
    }
}
