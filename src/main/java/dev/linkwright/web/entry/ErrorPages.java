package dev.linkwright.web.entry;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Errors as pages: what happened, what was kept, what to do. */
@Singleton
public class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
    private final InstantSource clock;

    ErrorPages(InstantSource clock) {
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "entry")
    static class Templates {
        static native TemplateInstance error(int status, String title, String detail);
    }

    public Response page(int status, String title, String detail) {
        return Response.status(status).type(MediaType.TEXT_HTML_TYPE).entity(Templates.error(status, title, detail)).build();
    }

    /** For what a status says by itself, in a person's words. */
    public Response page(int status) {
        ErrorWords words = ErrorWords.of(status);
        return page(status, words.title(), words.detail());
    }

    /** Logs a bug once, with its cause, under a number the page can show. */
    public String write(Throwable bug) {
        String incident = "E-%s-%04d".formatted(DAY.format(clock.instant()), ThreadLocalRandom.current().nextInt(10_000));
        LOG.errorf(bug, "%s", incident);
        return incident;
    }
}
