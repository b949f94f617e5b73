package dev.linkwright.campaign.figures;

import dev.linkwright.shared.RuleViolation;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** By what the numbers are told apart. Each names its key and its label as SQL over enrollment e, campaign c and, where mails are counted, step_send x. */
public enum Dimension {
    CAMPAIGN("Campaign", "cast(c.id as text)", "c.name", ""),
    STEP("Mail", "c.id || '.' || x.step_no", "c.name || ', mail ' || x.step_no", ""),
    VARIANT("Version", "c.id || '.' || x.step_no || '.' || x.variant", "c.name || ', mail ' || x.step_no || ', version ' || x.variant",
            // Only mails that are tried in two versions, or were: asked once, not for every row.
            " and (c.id, x.step_no) in (select s.campaign_id, s.no from step s where s.b_body is not null union select o.campaign_id, y.step_no"
            + " from step_send y join enrollment o on o.id = y.enrollment_id where y.variant = 'B')"),
    SENDER("Sender", "coalesce(cast(e.mailbox_id as text), 'none')",
            "coalesce((select m.address from mailbox m where m.id = e.mailbox_id), 'No sender yet')", ""),
    PERSON("Person", "coalesce(cast(coalesce(f.approved_by, e.created_by) as text), 'none')",
            "coalesce((select u.name from app_user u where u.id = coalesce(f.approved_by, e.created_by)), 'Nobody')", ""),
    ASSET("Asset", "coalesce(cast(c.asset_id as text), 'none')", "coalesce((select a.title from asset a where a.id = c.asset_id), 'No asset')", "");

    private final String label;
    private final String keySql;
    private final String labelSql;
    private final String onlySql;

    Dimension(String label, String keySql, String labelSql, String onlySql) {
        this.label = label;
        this.keySql = keySql;
        this.labelSql = labelSql;
        this.onlySql = onlySql;
    }

    public String label() {
        return label;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a row is a mail: then “enrolled” means that it was written for somebody. */
    public boolean countsMails() {
        return this == STEP || this == VARIANT;
    }

    String keySql() {
        return keySql;
    }

    String labelSql() {
        return labelSql;
    }

    /** What a person is: who approved the first mail, before that who enrolled the contact. */
    String from() {
        return countsMails() ? "step_send x join enrollment e on e.id = x.enrollment_id join campaign c on c.id = e.campaign_id"
                : "enrollment e join campaign c on c.id = e.campaign_id left join step_send f on f.enrollment_id = e.id and f.step_no = 1";
    }

    String only() {
        return onlySql;
    }

    /** @throws RuleViolation naming {@code by}; campaigns for blank */
    public static Dimension named(String word) {
        if (word == null || word.isBlank()) {
            return CAMPAIGN;
        }
        return Arrays.stream(values()).filter(known -> known.key().equals(word)).findFirst().orElseThrow(() -> new RuleViolation("by",
                "Numbers can be told apart by " + Arrays.stream(values()).map(Dimension::key).collect(Collectors.joining(", ")) + ", not by “" + word + "”."));
    }
}
