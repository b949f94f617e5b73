package dev.linkwright.web.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.audit.Difference;
import dev.linkwright.link.audit.VendorDifferences;
import dev.linkwright.web.CurrentBrand;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where what a tool says of our links is not what we saw. */
@Path("/links/differences")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class DifferencesPage {

    private static final int ROWS = 50;

    @Inject VendorDifferences differences;
    @Inject CurrentBrand currentBrand;

    record Tab(Difference kind, long count, boolean here) {}

    /** @param next where the list goes on, 0 on its last page */
    record View(Brand brand, List<VendorDifferences.Vendor> vendors, List<Tab> tabs, Difference shown, List<VendorDifferences.Row> rows, long next) {}

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance differences(View view);
    }

    @GET
    public TemplateInstance show(@RestQuery String kind, @RestQuery Long above) {
        Brand brand = currentBrand.brand();
        if (brand == null) return Templates.differences(null);
        Map<Difference, Long> counts = differences.counts(brand);
        Difference shown = Difference.named(kind).orElse(Arrays.stream(Difference.values()).filter(counts::containsKey).findFirst().orElse(Difference.NOT_THERE));
        List<VendorDifferences.Row> rows = differences.rows(brand, shown, above == null ? 0 : above, ROWS + 1);
        boolean more = rows.size() > ROWS;
        return Templates.differences(new View(brand, differences.vendors(brand), Arrays.stream(Difference.values()).map(d -> new Tab(d, counts.getOrDefault(d, 0L), d == shown)).toList(),
            shown, more ? rows.subList(0, ROWS) : rows, more ? rows.get(ROWS - 1).backlinkId() : 0));
    }
}
