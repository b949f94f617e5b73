package dev.linkwright.api;

import java.util.Arrays;
import java.util.Optional;

import dev.linkwright.shared.RuleViolation;

/** A filter that names one value of an enum, in any case. */
final class OneOf {

    private OneOf() {}

    /** @return empty when nothing was asked for */
    static <E extends Enum<E>> Optional<E> named(Class<E> type, String name) {
        if (name == null || name.isBlank()) return Optional.empty();
        return Optional.of(Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equalsIgnoreCase(name.strip())).findFirst()
            .orElseThrow(() -> new RuleViolation("state", "state must be one of " + Arrays.toString(type.getEnumConstants()) + ".")));
    }
}
