package dev.linkwright.web.mail;

import dev.linkwright.account.Roles;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.ReceivedFiles;
import dev.linkwright.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What came along with a mail, never shown as part of our pages: files as downloads, formatted text without anything that runs. */
@Path("/inbox/mails/{id}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class MailFiles {

    @Inject
    Messages messages;
    @Inject
    ReceivedFiles files;

    @GET
    @Path("files/{file}")
    @Transactional
    public Response file(long id, long file) {
        ReceivedFiles.FileContent content = files.file(id, file).orElseThrow(() -> new NotFound("file " + file));
        return download(content.name(), content.type(), content.content());
    }

    @GET
    @Path("source")
    @Transactional
    public Response source(long id) {
        return download("mail-" + id + ".eml", "message/rfc822", files.source(id).orElseThrow(() -> new NotFound("source of mail " + id)));
    }

    @GET
    @Path("formatted")
    @Transactional
    public Response formatted(long id) {
        Message mail = messages.require(id);
        if (mail.html() == null) {
            throw new NotFound("formatted text of mail " + id);
        }
        return Response.ok("<!doctype html><meta charset=\"utf-8\"><title>Mail</title>" + mail.html(), "text/html; charset=utf-8")
                .header("Content-Security-Policy", "sandbox; default-src 'none'").build();
    }

    // RFC 6266 4.3
    private static Response download(String name, String type, byte[] content) {
        String safe = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(content, type.startsWith("text/") || type.contains("html") || type.contains("xml") ? "application/octet-stream" : type)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + safe).build();
    }
}
