package dev.linkwright.imports.file;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** How column names are compared: trimmed, case-insensitive, one space where there are several. */
public final class Headers {

    private Headers() {
    }

    public static List<String> normal(List<String> names) {
        return names.stream().map(Headers::normal).toList();
    }

    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
            .replace("\ufeff", "").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
