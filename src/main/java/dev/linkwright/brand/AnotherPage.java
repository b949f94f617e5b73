package dev.linkwright.brand;

import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which differences between two addresses of a brand's site make two pages of them.
 *
 * @param schemeMatters        http and https are different pages
 * @param wwwMatters           with www and without are different pages
 * @param slashMatters         with a slash at the end and without are different pages; the home page is one in any case
 * @param parametersThatMatter names of tracking parameters that make another page, in lower case; other tracking parameters never do,
 *                             and a parameter that is not for tracking always does
 */
@Embeddable
public record AnotherPage(boolean schemeMatters, boolean wwwMatters, boolean slashMatters, List<String> parametersThatMatter) {

    /** None of them does, as long as a brand does not say so. */
    public static final AnotherPage USUAL = new AnotherPage(false, false, false, List.of());

    private static final int MOST = 100;
    private static final Pattern NAME = Pattern.compile("[^\\s=&?#/]{1,100}");

    public AnotherPage {
        parametersThatMatter = parametersThatMatter == null ? List.of() : List.copyOf(parametersThatMatter);
    }

    /**
     * As a person says it; names of parameters in any case, blanks are dropped.
     *
     * @throws RuleViolation naming {@code parametersThatMatter} when one is no name, or there are more than 100
     */
    public static AnotherPage said(boolean schemeMatters, boolean wwwMatters, boolean slashMatters, List<String> parameters) {
        List<String> names = (parameters == null ? List.<String>of() : parameters).stream().filter(name -> name != null && !name.isBlank())
            .map(name -> name.strip().toLowerCase(Locale.ROOT)).distinct().sorted().toList();
        names.stream().filter(name -> !NAME.matcher(name).matches()).findFirst().ifPresent(wrong -> {
            throw new RuleViolation("parametersThatMatter", "“" + wrong + "” is no name of a parameter. Enter the name alone, such as utm_content.");
        });
        if (names.size() > MOST) {
            throw new RuleViolation("parametersThatMatter", "At most " + MOST + " parameters.");
        }
        return new AnotherPage(schemeMatters, wwwMatters, slashMatters, names);
    }

    /** @param name of a parameter, in any case */
    public boolean tellsApartBy(String name) {
        return !parametersThatMatter.isEmpty() && parametersThatMatter.contains(name.toLowerCase(Locale.ROOT));
    }
}
