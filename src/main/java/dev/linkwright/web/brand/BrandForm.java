package dev.linkwright.web.brand;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.DescribeBrand;
import java.util.List;

/** A brand as it is typed: lists one to a line, commas will do too. */
public record BrandForm(String name, String domains, String aliases, String notFollowedBy, String keywords, String competitors, String postalAddress,
                        String legalName, String sourceSentence, String zone, boolean schemeMatters, boolean wwwMatters, boolean slashMatters,
                        String parametersThatMatter) {

    static BrandForm empty() {
        return new BrandForm("", "", "", "", "", "", "", "", Brand.usualSource(), "UTC", false, false, false, "");
    }

    static BrandForm of(Brand brand) {
        AnotherPage rule = brand.anotherPage();
        return new BrandForm(brand.name(), lines(brand.domains()), lines(brand.aliases()), lines(brand.notFollowedBy()), lines(brand.keywords()), lines(brand.competitors()),
            brand.postalAddress(), brand.legalName(), brand.sourceSentence(), brand.zone().getId(),
            rule.schemeMatters(), rule.wwwMatters(), rule.slashMatters(), lines(rule.parametersThatMatter()));
    }

    DescribeBrand.Fields fields() {
        return new DescribeBrand.Fields(name == null ? "" : name, list(domains), list(aliases), list(keywords), list(competitors),
            postalAddress == null ? "" : postalAddress, legalName, sourceSentence, zone, list(notFollowedBy),
            AnotherPage.said(schemeMatters, wwwMatters, slashMatters, list(parametersThatMatter)));
    }

    private static String lines(List<String> values) {
        return String.join("\n", values);
    }

    private static List<String> list(String written) {
        return written == null ? List.of() : List.of(written.split("[\\r\\n,;]+"));
    }
}
