package dev.linkwright.web.prospect;

import dev.linkwright.account.Users;
import dev.linkwright.brand.Brand;
import dev.linkwright.imports.Imports;
import dev.linkwright.prospect.Tags;
import dev.linkwright.prospect.view.ViewQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Gathers what the filters offer: people, tags in use, the newest imports. */
@RequestScoped
class FilterBars {

    private static final int IMPORTS = 12;

    @Inject
    Users users;
    @Inject
    Tags tags;
    @Inject
    Imports imports;

    FilterBar of(String path, Brand brand, ViewQuery asked) {
        return new FilterBar(path, brand, asked, users.activeOnes(), tags.of(brand), imports.of(brand, Long.MAX_VALUE, IMPORTS), asked.get("country"));
    }
}
