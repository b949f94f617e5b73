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
 * @param traits what else is asked: opportunity, tag, bands, country and their like
 */
public record ProspectFilter(Optional<Stage> stage, boolean open, Optional<Long> owner, String text, Optional<Boolean> contact, Optional<Boolean> sunk,
                             Traits traits) {

    public static final ProspectFilter ALL = new ProspectFilter(Optional.empty(), false, Optional.empty(), "", Optional.empty(), Optional.empty());

    public ProspectFilter(Optional<Stage> stage, boolean open, Optional<Long> owner, String text, Optional<Boolean> contact, Optional<Boolean> sunk) {
        this(stage, open, owner, text, contact, sunk, Traits.ANY);
    }

    public ProspectFilter onlySunk(boolean yes) {
        return new ProspectFilter(stage, open, owner, text, contact, Optional.of(yes), traits);
    }

    public ProspectFilter in(Stage only) {
        return new ProspectFilter(Optional.of(only), false, owner, text, contact, sunk, traits);
    }

    public ProspectFilter onlyOpen() {
        return new ProspectFilter(stage, true, owner, text, contact, sunk, traits);
    }

    public ProspectFilter of(long person) {
        return new ProspectFilter(stage, open, Optional.of(person), text, contact, sunk, traits);
    }

    public ProspectFilter withContact(boolean known) {
        return new ProspectFilter(stage, open, owner, text, Optional.of(known), sunk, traits);
    }

    public ProspectFilter with(Traits others) {
        return new ProspectFilter(stage, open, owner, text, contact, sunk, others);
    }

    public ProspectFilter onlyStage(Stage only) {
        return new ProspectFilter(Optional.of(only), open, owner, text, contact, sunk, traits);
    }

    public ProspectFilter withText(String other) {
        return new ProspectFilter(stage, open, owner, other, contact, sunk, traits);
    }

    public boolean narrows() {
        return stage.isPresent() || open || owner.isPresent() || !text.isBlank() || contact.isPresent() || !traits.any();
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
