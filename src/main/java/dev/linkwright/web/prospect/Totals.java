package dev.linkwright.web.prospect;

import dev.linkwright.prospect.list.Total;
import dev.linkwright.web.Format;
import io.quarkus.qute.TemplateExtension;

/** How totals are written: {@code {total.grouped}} is "1,248", or "more than 1,000" where not all were counted. */
@TemplateExtension
final class Totals {

    private Totals() {
    }

    static String grouped(Total total) {
        return (total.more() ? "more than " : "") + Format.grouped(total.n());
    }

    /** Where there is little room: "1,248" or "1,000+". */
    static String brief(Total total) {
        return Format.grouped(total.n()) + (total.more() ? "+" : "");
    }

    /** {@code {total.of("prospect")}}: "1 prospect", "more than 1,000 prospects". */
    static String of(Total total, String one) {
        return (total.more() ? "more than " : "") + Format.of(total.n(), one);
    }
}
