package dev.linkwright.prospect;

import dev.linkwright.shared.RuleViolation;
import java.util.Locale;
import java.util.Optional;

/**
 * Which prospects of a brand to show.
 *
 * @param stage one stage; empty for all
 * @param open  only those that can still be won
 * @param owner a person's id, 0 for nobody's; empty for anyone's
 * @param text  in the domain, the title, or a contact's name or address; blank for any
 * @param contact whether somebody to write to is known; empty for either
 * @param sunk  only excluded ones, or only ranked ones; empty for both
 */
public record ProspectFilter(Optional<Stage> stage, boolean open, Optional<Long> owner, String text, Optional<Boolean> contact, Optional<Boolean> sunk) {

    public static final ProspectFilter ALL = new ProspectFilter(Optional.empty(), false, Optional.empty(), "", Optional.empty(), Optional.empty());

    public ProspectFilter onlySunk(boolean yes) {
        return new ProspectFilter(stage, open, owner, text, contact, Optional.of(yes));
    }

    public boolean narrows() {
        return stage.isPresent() || open || owner.isPresent() || !text.isBlank() || contact.isPresent();
    }

    /** @throws RuleViolation naming {@code stage} */
    public static Optional<Stage> stage(String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        String name = written.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        try {
            return Optional.of(Stage.valueOf(name));
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation("stage", "There is no stage “" + written.strip() + "”.");
        }
    }
}
