package dev.linkwright.campaign.figures;

import dev.linkwright.shared.RuleViolation;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is counted. Counts are contacts; each counts a fact that happened, with the share it is of another. Where mails are counted one by one
 * (by mail, by version), what came of a contact is put down to the last mail that had left before it.
 */
public enum Measure {
    ENROLLED("Enrolled", null, "true", "true"),
    APPROVED("Approved", ENROLLED, "f.approved_at is not null", "x.approved_at is not null"),
    SENT("Sent", ENROLLED, "e.first_sent_at is not null", "x.sent_at is not null"),
    BOUNCED("Bounced", SENT, "e.bounced_at is not null"),
    ANSWERED("Answered", SENT, "e.replied_at is not null"),
    POSITIVE("Positive", ANSWERED, "e.answer_tone = 'POSITIVE'"),
    DECLINED("Declined", ANSWERED, "e.answer_tone = 'DECLINED'"),
    PROMISED("Promised", SENT, "e.promised_at is not null"),
    WON("Won", SENT, "e.won_at is not null");

    private final String label;
    private final Measure of;
    private final String ofContacts;
    private final String ofMails;

    Measure(String label, Measure of, String ofContacts, String ofMails) {
        this.label = label;
        this.of = of;
        this.ofContacts = ofContacts;
        this.ofMails = ofMails;
    }

    Measure(String label, Measure of, String condition) {
        this(label, of, condition, condition + afterThisMail());
    }

    private static String afterThisMail() {
        return " and x.sent_at is not null and coalesce(e.replied_after, e.next_step - 1) = x.step_no";
    }

    public String label() {
        return label;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its rate is a share of; null for the first. */
    public Measure of() {
        return of;
    }

    String condition(Dimension by) {
        return by.countsMails() ? ofMails : ofContacts;
    }

    /** @throws RuleViolation naming {@code measure} */
    public static Measure named(String word) {
        return Arrays.stream(values()).filter(known -> known.key().equals(word)).findFirst().orElseThrow(() -> new RuleViolation("measure",
                "There is no number “" + word + "”; one of " + Arrays.stream(values()).map(Measure::key).collect(Collectors.joining(", ")) + "."));
    }
}
