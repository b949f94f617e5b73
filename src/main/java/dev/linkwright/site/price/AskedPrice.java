package dev.linkwright.site.price;

import dev.linkwright.shared.RuleViolation;
import java.time.LocalDate;

/**
 * A price as somebody enters it, checked.
 *
 * @param placement the kind, in words: "Guest post"
 * @param rel       null where nobody said
 * @param contactId who named it, null for nobody in particular
 */
public record AskedPrice(String placement, Money money, Rel rel, LocalDate asOf, String note, Long contactId) {

    private static final int LONGEST = 60;

    public AskedPrice {
        placement = placement == null ? "" : placement.strip().replaceAll("\\s+", " ");
        note = note == null ? "" : note.strip();
        if (placement.isEmpty()) {
            throw new RuleViolation("placement", "Say what the price is for, such as “Guest post”.");
        }
        if (placement.length() > LONGEST) {
            throw new RuleViolation("placement", "Keep the kind of placement within " + LONGEST + " characters; the rest fits the note.");
        }
        if (asOf == null) {
            throw new RuleViolation("asOf", "Enter the day the price is of.");
        }
    }

    /** From the words of a form or a script. @throws RuleViolation naming the field */
    public static AskedPrice of(String placement, String amount, String currency, String rel, LocalDate asOf, String note, Long contactId) {
        return new AskedPrice(placement, Money.of(amount, currency), Rel.named(rel), asOf, note, contactId);
    }
}
