package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.law.CountryLaw;
import dev.linkwright.campaign.law.CountryLaws;
import dev.linkwright.campaign.law.Strictness;
import dev.linkwright.shared.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/law/countries")
@Tag(name = "Campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class LawResource {

    @Inject
    CountryLaws laws;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    /** @param strictness NOTICE, SOURCE, BASIS, CONSENT */
    record LawView(String country, String name, Strictness strictness, boolean asksConsent, String law) {
        static LawView of(CountryLaw law) {
            return new LawView(law.country(), law.name(), law.strictness(), law.asksConsent(), law.law());
        }
    }

    record Asked(String strictness) { }

    @GET
    @Operation(summary = "What each country wants of a mail", description = "A country that is not known is as strict as the strictest here.")
    public Page<LawView> list() {
        return Page.last(laws.inOrder()).map(LawView::of);
    }

    @PUT
    @Path("{country}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Say what the gate asks for in a country", description = "NOTICE, SOURCE, BASIS or CONSENT; the country as ISO code or English name.")
    public LawView change(String country, Asked asked) {
        return LawView.of(laws.change(country, Strictness.named(asked == null ? null : asked.strictness()), current.user(), clock.instant()));
    }
}
