package dev.linkwright.imports.file;

import java.text.Normalizer;
import java.util.Locale;

/** How column names are compared: trimmed, case-insensitive, one space where there are several. */
final class Headers {

    private Headers() {
    }

    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
            .replace("\ufeff", "").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
