package dev.linkwright.web.audit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.disavow.DisavowFiles;
import dev.linkwright.link.toxic.Decision;
import dev.linkwright.link.toxic.ToxicSites;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import dev.linkwright.web.FormErrors;
import dev.linkwright.web.Times;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The disavow file: the earlier one is brought, the next one is downloaded, with a warning that can't be missed. */
@Path("/links/disavow")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class DisavowPage {

    private static final int BROKEN_SHOWN = 50;

    @Inject DisavowFiles files;
    @Inject ToxicSites toxic;
    @Inject CurrentBrand currentBrand;
    @Inject CurrentUser currentUser;
    @Inject Times times;
    @Inject InstantSource clock;
    @Inject Flash flash;

    /** @param earlier and {@code next} null when there is none, or when it is more than Google takes */
    record View(Brand brand, DisavowFiles.Earlier earlier, DisavowFiles.Next next, long sites, long pages) {

        public String warning() {
            return DisavowFiles.WARNING;
        }

        public java.util.List<dev.linkwright.link.disavow.DisavowText.Broken> brokenShown() {
            return earlier.broken().subList(0, Math.min(BROKEN_SHOWN, earlier.broken().size()));
        }
    }

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance disavow(View view, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return page(FormErrors.none());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response bring(@RestForm("file") FileUpload file) throws IOException {
        try {
            if (file == null || file.fileName() == null || file.fileName().isBlank()) throw new RuleViolation("file", "Choose the disavow file that is in use.");
            int broken = files.bring(currentBrand.require(), file.fileName(), Files.readAllBytes(file.uploadedFile()), currentUser.user(), clock.instant()).broken().size();
            flash.say(broken == 0 ? "Kept. Its lines stand at the head of the next file." : "Kept. " + Format.of(broken, "line is", "lines are") + " broken and listed by number.");
            return Response.seeOther(URI.create("/links/disavow")).build();
        } catch (RuleViolation no) {
            return Response.status(422).entity(page(FormErrors.of(no))).build();
        }
    }

    @POST
    @Path("file")
    public Response download(@RestForm boolean understood) {
        try {
            if (!understood) throw new RuleViolation("understood", "Tick that you have read the warning, then download.");
            DisavowFiles.Next next = files.next(currentBrand.require(), times.today());
            return Response.ok(DisavowFiles.bytes(next), "text/plain; charset=utf-8").header("Content-Disposition", "attachment; filename=\"disavow-" + times.today() + ".txt\"").build();
        } catch (RuleViolation no) {
            return Response.status(422).entity(page(FormErrors.of(no))).build();
        }
    }

    private TemplateInstance page(FormErrors errors) {
        Brand brand = currentBrand.brand();
        if (brand == null) return Templates.disavow(null, errors);
        Map<Decision, Long> decided = toxic.decided(brand);
        DisavowFiles.Next next;
        try {
            next = files.next(brand, times.today());
        } catch (RuleViolation tooLarge) {
            return Templates.disavow(view(brand, null, decided), errors.any() ? errors : FormErrors.of(tooLarge));
        }
        return Templates.disavow(view(brand, next, decided), errors);
    }

    private View view(Brand brand, DisavowFiles.Next next, Map<Decision, Long> decided) {
        return new View(brand, files.earlier(brand).orElse(null), next, decided.getOrDefault(Decision.DISAVOW_SITE, 0L), decided.getOrDefault(Decision.DISAVOW_PAGES, 0L));
    }
}
