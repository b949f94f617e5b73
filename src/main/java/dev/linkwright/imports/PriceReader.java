package dev.linkwright.imports;

import dev.linkwright.imports.StagedRow.PriceSaid;
import dev.linkwright.imports.file.Meaning;
import dev.linkwright.imports.file.Row;
import dev.linkwright.imports.file.Shape;
import dev.linkwright.imports.file.Values;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a row says a placement costs: "€120", "USD 150.00", or a bare number beside a column with the currency. */
final class PriceReader {

    private static final Map<String, String> SIGNS = Map.of("$", "USD", "US$", "USD", "€", "EUR", "£", "GBP", "¥", "JPY", "₹", "INR", "zł", "PLN");
    private static final Pattern PARTS = Pattern.compile("(\\D*?)\\s*(\\d[\\d.,' \\u00a0\\u202f]*)\\s*(\\D*)");
    private static final String NAMELESS = "Placement";

    private final Shape shape;
    private final List<Meaning> meanings;

    PriceReader(Shape shape) {
        this.shape = shape;
        this.meanings = shape.meanings();
    }

    /** Empty where there is no price, or one without a currency: a bare number is no money. */
    Optional<PriceSaid> read(Row row) {
        int column = meanings.indexOf(Meaning.PRICE);
        Matcher parts = PARTS.matcher(column < 0 ? "" : row.cell(column));
        if (!parts.matches()) {
            return Optional.empty();
        }
        OptionalDouble amount = Values.number(parts.group(2), shape.decimalComma());
        Optional<Currency> currency = currency(parts.group(1) + parts.group(3)).or(() -> currency(cell(row, Meaning.PRICE_CURRENCY)))
            .or(() -> shape.source().flatMap(source -> source.currency()).flatMap(PriceReader::currency));
        if (amount.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        String placement = cell(row, Meaning.PLACEMENT);
        double minor = amount.getAsDouble() * Math.pow(10, Math.max(0, currency.get().getDefaultFractionDigits()));
        return Optional.of(new PriceSaid(placement.isEmpty() ? NAMELESS : placement, Math.round(minor), currency.get().getCurrencyCode(), rel(row)));
    }

    private String rel(Row row) {
        String said = cell(row, Meaning.PRICE_REL).toLowerCase(Locale.ROOT).replace("-", "").replace(" ", "");
        return switch (said) {
            case "follow", "dofollow" -> "FOLLOW";
            case "nofollow" -> "NOFOLLOW";
            case "sponsored", "paid" -> "SPONSORED";
            case "ugc" -> "UGC";
            default -> null;
        };
    }

    private String cell(Row row, Meaning meaning) {
        return row.cell(meanings.indexOf(meaning));
    }

    private static Optional<Currency> currency(String written) {
        String code = written.strip();
        try {
            return code.isEmpty() ? Optional.empty()
                : Optional.of(Currency.getInstance(SIGNS.getOrDefault(code, code.toUpperCase(Locale.ROOT))));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
