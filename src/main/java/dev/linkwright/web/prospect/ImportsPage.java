package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.imports.BringFile;
import dev.linkwright.imports.Import;
import dev.linkwright.imports.ImportKind;
import dev.linkwright.imports.ImportRunner;
import dev.linkwright.imports.ImportState;
import dev.linkwright.imports.Imports;
import dev.linkwright.imports.PreviewImport;
import dev.linkwright.imports.RankLists;
import dev.linkwright.imports.RefusedRows;
import dev.linkwright.imports.SavedMapping;
import dev.linkwright.imports.SavedMappings;
import dev.linkwright.imports.UndoImport;
import dev.linkwright.imports.file.Meaning;
import dev.linkwright.prospect.Rankings;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Bringing a file: choose, check, watch it run, see what became of it, take it back. */
@Path("/imports")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ImportsPage {

    private static final int SHOWN = 20;
    private static final int REASONS = 5;

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    Imports imports;
    @Inject
    BringFile bring;
    @Inject
    PreviewImport preview;
    @Inject
    SavedMappings mappings;
    @Inject
    Rankings rankings;
    @Inject
    RankLists lists;
    @Inject
    UndoImport undo;
    @Inject
    RefusedRows refused;
    @Inject
    ImportRunner runner;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "imports")
    static class Templates {
        static native TemplateInstance list(Brand brand, List<Import> imports, List<SavedMapping> mappings, List<RankLists.Edition> lists, String kind,
                                            FormErrors errors);

        static native TemplateInstance check(Import brought, PreviewImport.Preview preview, List<Column> columns, List<Kind> kinds,
                                             List<SavedMapping> saved, String linksTo, FormErrors errors);

        static native TemplateInstance run(Import brought, List<Imports.RefusalReason> reasons, boolean beingRanked);
    }

    /** A column of the mapping table with what it becomes. */
    record Column(PreviewImport.Column seen, Meaning meaning, Meaning[] meanings) {
        public String first() {
            return String.join(" · ", seen.examples());
        }
    }

    /** What the rows may become, or why they can't. */
    record Kind(ImportKind kind, boolean chosen, String whyNot) {
    }

    @GET
    public TemplateInstance list(@RestQuery String kind) {
        return list(kind, FormErrors.none());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response bring(@RestForm("file") FileUpload file, @RestForm String kind) {
        if (!currentBrand.any()) {
            return Response.seeOther(URI.create("/imports")).build();
        }
        try {
            if (file == null || file.fileName() == null || file.fileName().isBlank()) {
                throw new RuleViolation("file", "Choose a file first.");
            }
            Import brought = bring.bring(currentBrand.brand(), currentUser.user(), asked(kind), file.fileName(), file.uploadedFile(), clock.instant());
            return Response.seeOther(URI.create("/imports/" + brought.id())).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(list(kind, FormErrors.of(violation))).build();
        }
    }

    @GET
    @Path("{id:\\d+}")
    public TemplateInstance show(long id) {
        Import brought = imports.require(id);
        return brought.state() == ImportState.UPLOADED ? check(brought, brought.linksTo(), FormErrors.none())
            : Templates.run(brought, brought.refused() > 0 ? imports.reasons(id, REASONS) : List.of(),
                rankings.of(brought.brand()).staleSince().isPresent());
    }

    /** Another kind or another meaning of the columns; the preview counts again. */
    @POST
    @Path("{id:\\d+}/mapping")
    public Response remap(long id, @RestForm String kind, @RestForm List<String> meaning, @RestForm String remember, @RestForm String linksTo) {
        try {
            remap(id, ImportKind.parse(kind), meanings(meaning), remember);
            bring.linkTo(id, linksTo);
        } catch (RuleViolation violation) {
            return Response.status(422).entity(check(imports.require(id), linksTo, FormErrors.of(violation))).build();
        }
        return Response.seeOther(URI.create("/imports/" + id)).build();
    }

    @POST
    @Path("{id:\\d+}/start")
    public Response start(long id, @RestForm String kind, @RestForm List<String> meaning, @RestForm String remember, @RestForm String linksTo) {
        try {
            remap(id, ImportKind.parse(kind), meanings(meaning), remember);
            bring.linkTo(id, linksTo);
            bring.start(id);
        } catch (RuleViolation violation) {
            return Response.status(422).entity(check(imports.require(id), linksTo, FormErrors.of(violation))).build();
        }
        runner.kick();
        return Response.seeOther(URI.create("/imports/" + id)).build();
    }

    /** The columns as they were saved under a name. */
    @POST
    @Path("{id:\\d+}/saved-mapping")
    public Response useSaved(long id, @RestForm long saved) {
        mappings.use(id, saved);
        return Response.seeOther(URI.create("/imports/" + id)).build();
    }

    @POST
    @Path("mappings/{saved:\\d+}/forget")
    public Response forget(long saved) {
        mappings.forget(saved);
        flash.say("The mapping was forgotten; imports stay as they are");
        return Response.seeOther(URI.create("/imports")).build();
    }

    @POST
    @Path("{id:\\d+}/cancel")
    public Response cancel(long id) {
        boolean waited = bring.cancel(id, clock.instant()).state() == ImportState.CANCELLED;
        flash.say(waited ? "The import was dropped; nothing was written" : "The import stops at its next look");
        return Response.seeOther(URI.create(waited ? "/imports" : "/imports/" + id)).build();
    }

    @POST
    @Path("{id:\\d+}/undo")
    public Response undo(long id) {
        long kept = undo.run(id, clock.instant());
        flash.say("The import was taken back" + (kept == 0 ? "" : "; " + Format.of(kept, "prospect") + " in use stayed"));
        return Response.seeOther(URI.create("/imports/" + id)).build();
    }

    @GET
    @Path("{id:\\d+}/refused.csv")
    @Produces("text/csv")
    public Response refused(long id) {
        Import done = imports.require(id);
        StreamingOutput body = out -> refused.write(done, out);
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"" + RefusedRows.fileName(done) + "\"").build();
    }

    private TemplateInstance list(String kind, FormErrors errors) {
        Brand brand = currentBrand.brand();
        return Templates.list(brand, brand == null ? List.of() : imports.of(brand, Long.MAX_VALUE, SHOWN),
            brand == null ? List.of() : mappings.of(brand), lists.current(), asked(kind) == null ? "" : asked(kind).key(), errors);
    }

    private TemplateInstance check(Import brought, String linksTo, FormErrors errors) {
        PreviewImport.Preview seen = preview.of(brought.id());
        List<Column> columns = IntStream.range(0, seen.columns().size())
            .mapToObj(i -> new Column(seen.columns().get(i), brought.mapping().get(i), Meaning.values())).toList();
        List<Kind> kinds = Stream.of(ImportKind.values())
            .map(kind -> new Kind(kind, kind == brought.kind(), brought.cannotBecome(kind).orElse(null))).toList();
        return Templates.check(brought, seen, columns, kinds, mappings.fitting(brought.brand(), brought.header()),
            linksTo == null ? "" : linksTo, errors);
    }

    /** What somebody came for, such as from the link gap; null where the file decides. */
    private static ImportKind asked(String kind) {
        return kind == null || kind.isBlank() ? null : ImportKind.parse(kind);
    }

    /** A name that is given keeps the mapping; one that was used and not changed keeps its name. */
    private void remap(long id, ImportKind kind, List<Meaning> meanings, String remember) {
        Import before = imports.require(id);
        boolean same = before.kind() == kind && before.mapping().equals(meanings);
        if (!same) {
            bring.remap(id, kind, meanings);
        }
        if (remember != null && !remember.isBlank()) {
            mappings.save(id, remember, currentUser.user(), clock.instant());
        }
    }

    private static List<Meaning> meanings(List<String> written) {
        List<Meaning> meanings = new ArrayList<>();
        for (String name : written == null ? List.<String>of() : written) {
            try {
                meanings.add(Meaning.valueOf(name));
            } catch (IllegalArgumentException unknown) {
                throw new RuleViolation("mapping", "“" + name + "” is no meaning of a column.");
            }
        }
        return meanings;
    }
}
