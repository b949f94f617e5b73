package dev.linkwright.web.today;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.report.Agenda;
import dev.linkwright.report.CampaignsToDecide;
import dev.linkwright.report.Today;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Times;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What needs me now, in order; each line acts in place or leads to where it is done. */
@Path("/")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class TodayPage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    @Inject
    Today today;
    @Inject
    CampaignsToDecide toDecide;
    @Inject
    CurrentUser currentUser;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    Times times;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "today")
    static class Templates {
        static native TemplateInstance today(String day, Agenda agenda, List<CampaignsToDecide.Decision> decisions);
    }

    @GET
    public TemplateInstance show() {
        LocalDate day = times.today();
        return currentBrand.any() ? Templates.today(DAY.format(day), today.agenda(currentBrand.brand(), clock.instant()), toDecide.forUser(currentBrand.brand(), currentUser.user()))
                : Templates.today(DAY.format(day), null, List.of());
    }
}
