package dev.linkwright.web;

import dev.linkwright.shared.RuleViolation;
import java.util.List;

/** What is to be mended in a form; shown at its head and at each field by the tags formErrors and field. */
public record FormErrors(List<Line> all) {

    /** @param field the name of the input, empty when the whole form is meant */
    public record Line(String field, String message) {
    }

    public FormErrors {
        all = List.copyOf(all);
    }

    public static FormErrors none() {
        return new FormErrors(List.of());
    }

    public static FormErrors of(String field, String message) {
        return new FormErrors(List.of(new Line(field == null ? "" : field, message)));
    }

    public static FormErrors of(RuleViolation violation) {
        return of(violation.field(), violation.getMessage());
    }

    public boolean any() {
        return !all.isEmpty();
    }

    public boolean on(String field) {
        return all.stream().anyMatch(line -> line.field().equals(field));
    }

    public String of(String field) {
        return all.stream().filter(line -> line.field().equals(field)).map(Line::message).findFirst().orElse("");
    }

    public String headline() {
        return all.size() == 1 ? "One thing to mend" : Format.inWords(all.size()) + " things to mend";
    }
}
