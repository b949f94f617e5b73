package dev.linkwright.site.price;

import dev.linkwright.shared.RuleViolation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount in minor units of its currency (ISO 4217): 12000 of EUR are 120.00 EUR, 12000 of JPY are 12,000 JPY.
 *
 * @param currency three capital letters
 */
public record Money(long minorUnits, String currency) {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    /**
     * As a person writes it: "120", "120.50", "1,200.00", "1.200,50"; the last point or comma that is not followed by three digits is the decimal one.
     *
     * @throws RuleViolation naming {@code amount} or {@code currency}
     */
    public static Money of(String amount, String currency) {
        Currency unit = unit(currency);
        if (amount == null || amount.isBlank()) {
            throw new RuleViolation("amount", "Enter the price, such as 120 or 120.50.");
        }
        BigDecimal value = number(amount.strip().replaceAll("[\\s\\u00a0']", ""));
        BigDecimal minor = value.movePointRight(digits(unit));
        if (value.signum() < 0 || value.compareTo(MOST) > 0) {
            throw new RuleViolation("amount", "A price is between 0 and a trillion.");
        }
        if (minor.stripTrailingZeros().scale() > 0) {
            throw new RuleViolation("amount", unit.getCurrencyCode() + " has " + digits(unit) + " digits after the point, not more.");
        }
        return new Money(minor.longValueExact(), unit.getCurrencyCode());
    }

    /** The number alone, as a form shows it again: "120.50". */
    public String plain() {
        return BigDecimal.valueOf(minorUnits, digits(unit(currency))).toPlainString();
    }

    /** "1,200.50 EUR" */
    public String shown() {
        int digits = digits(unit(currency));
        return String.format(Locale.ROOT, "%,." + digits + "f %s", BigDecimal.valueOf(minorUnits, digits).setScale(digits, RoundingMode.UNNECESSARY), currency);
    }

    private static BigDecimal number(String written) {
        int point = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
        boolean isDecimal = point >= 0 && (written.length() - point - 1 != 3 || written.indexOf(written.charAt(point) == '.' ? ',' : '.') >= 0
                && written.indexOf(written.charAt(point)) == point);
        String whole = (isDecimal ? written.substring(0, point) : written).replaceAll("[.,]", "");
        String rest = isDecimal ? written.substring(point + 1) : "";
        if (!(whole + rest).matches("-?\\d{1,18}")) {
            throw new RuleViolation("amount", "“" + written + "” is not a price. Write it like 120 or 120.50.");
        }
        return new BigDecimal((whole.isEmpty() ? "0" : whole) + (rest.isEmpty() ? "" : "." + rest));
    }

    private static Currency unit(String currency) {
        String code = currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException none) {
            throw new RuleViolation("currency", code.isEmpty() ? "Enter the currency, such as EUR." : "“" + code + "” is not a currency. Use three letters, such as EUR or USD.");
        }
    }

    private static int digits(Currency unit) {
        return Math.max(0, unit.getDefaultFractionDigits());
    }
}
