package dev.linkwright.campaign.letter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The values of one enrollment. A blank value counts as missing. Immutable. */
public final class MergeValues {
    private final Map<MergeField, String> values;

    private MergeValues(Map<MergeField, String> values) {
        this.values = values;
    }

    public static MergeValues none() {
        return new MergeValues(new EnumMap<>(MergeField.class));
    }

    public MergeValues with(MergeField field, String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        Map<MergeField, String> more = new EnumMap<>(values.isEmpty() ? new EnumMap<>(MergeField.class) : values);
        more.put(field, value.strip());
        return new MergeValues(more);
    }

    public Optional<String> of(MergeField field) {
        return Optional.ofNullable(values.get(field));
    }

    /**
     * The greeting name in a full name: titles are passed over, and what is no name of a person (an address, a
     * number) gives nothing.
     */
    public static String firstNameOf(String fullName) {
        if (fullName == null || fullName.contains("@")) {
            return null;
        }
        for (String word : fullName.strip().split("[\\s,]+")) {
            boolean title = word.matches("(?i)(mr|mrs|ms|mx|dr|prof|herr|frau|sir)\\.?");
            if (!title && word.matches("\\p{L}[\\p{L}\\p{M}'’.-]*")) {
                return word;
            }
        }
        return null;
    }
}
