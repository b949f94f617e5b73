package dev.linkwright.web;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** Enums in templates, whether they come as a value or as text: {@code {names:words(state)}}, {@code {names:key(state)}}. */
@TemplateExtension(namespace = "names")
final class Names {

    private Names() {
    }

    static String key(Object value) {
        return value instanceof Enum<?> named ? named.name() : String.valueOf(value).toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    static String words(Object value) {
        String lower = key(value).toLowerCase(Locale.ROOT).replace('_', ' ');
        return lower.isEmpty() ? "" : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}
