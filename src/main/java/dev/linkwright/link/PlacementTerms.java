package dev.linkwright.link;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.price.Money;

/**
 * What was given for a link. One that was paid for or given something for has to say so by rel sponsored or nofollow (Google's spam
 * policies, "link spam"); ugc does not.
 */
@Embeddable
public class PlacementTerms {

    public enum Kind {
        NOT_SAID("Not said"), EARNED("Earned"), PAID("Paid"), GIFTED("Gifted");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** @throws RuleViolation naming {@code hadBy} */
        static Kind named(String written) {
            String name = written == null || written.isBlank() ? NOT_SAID.name() : written.strip().toUpperCase(Locale.ROOT);
            return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst()
                .orElseThrow(() -> new RuleViolation("hadBy", "A link is earned, paid, gifted or not_said."));
        }
    }

    @Enumerated(EnumType.STRING)
    @Column(name = "had_by")
    private Kind kind = Kind.NOT_SAID;
    private Long priceAmount;
    private String priceCurrency;

    protected PlacementTerms() {}

    /**
     * As a form or a script says it.
     *
     * @param amount blank where there is no price, else as {@link Money} reads it
     * @throws RuleViolation naming {@code hadBy}, {@code amount} or {@code currency}
     */
    public static PlacementTerms of(String hadBy, String amount, String currency) {
        PlacementTerms terms = new PlacementTerms();
        terms.kind = Kind.named(hadBy);
        if (amount == null || amount.isBlank()) return terms;
        if (!terms.isBought()) throw new RuleViolation("amount", "Only a paid or gifted link has a price. Choose Paid or Gifted, or leave the price empty.");
        Money price = Money.of(amount, currency);
        terms.priceAmount = price.minorUnits();
        terms.priceCurrency = price.currency();
        return terms;
    }

    /** As {@link #written} wrote it. */
    public static PlacementTerms read(String written) {
        String[] parts = written.split(" ");
        return of(parts[0], parts.length == 3 ? parts[1] : "", parts.length == 3 ? parts[2] : "");
    }

    /** "PAID 120.00 EUR", for being read again. */
    public String written() {
        return kind.name() + price().map(p -> " " + p.plain() + " " + p.currency()).orElse("");
    }

    static PlacementTerms notSaid() {
        return new PlacementTerms();
    }

    public Kind kind() { return kind; }

    /** Of a gift: what it was worth. */
    public Optional<Money> price() {
        return priceAmount == null ? Optional.empty() : Optional.of(new Money(priceAmount, priceCurrency));
    }

    /** As a form shows it again; blank without a price. */
    public String amountPlain() {
        return price().map(Money::plain).orElse("");
    }

    public String currency() {
        return priceCurrency == null ? "" : priceCurrency;
    }

    /** Something was given for the link. */
    public boolean isBought() {
        return kind == Kind.PAID || kind == Kind.GIFTED;
    }

    /** With these qualifiers the link hides what was given for it. */
    public boolean isHiddenBy(List<String> qualifiers) {
        return isBought() && !qualifiers.contains("sponsored") && !qualifiers.contains("nofollow");
    }

    /** "Paid, 120.00 EUR" */
    public String inWords() {
        return kind.label() + price().map(p -> ", " + p.shown()).orElse("");
    }
}
