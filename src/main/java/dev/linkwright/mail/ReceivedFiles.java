package dev.linkwright.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import dev.linkwright.mail.mime.ParsedMail.AttachedFile;
import dev.linkwright.shared.Gzip;

/** What came along with a mail: its files, and its source as it arrived. Kept outside the entities, because lists never need them. */
@ApplicationScoped
public class ReceivedFiles {

    /** A file of a mail without its content. */
    public record FileNote(long id, String name, String type, long size) {

        /** "14 kB" and the like. */
        public String shownSize() {
            return size < 1000 ? size + " B" : size < 1_000_000 ? Math.round(size / 1000.0) + " kB" : Math.round(size / 100_000.0) / 10.0 + " MB";
        }
    }

    /** A file to download. */
    public record FileContent(String name, String type, byte[] content) {
    }

    @Inject
    EntityManager database;

    /** Keeps the source and the files of a mail just stored. */
    public void keep(Message message, byte[] raw, List<AttachedFile> files) {
        database.createNativeQuery("update message set raw = ?1 where id = ?2").setParameter(1, Gzip.packed(raw)).setParameter(2, message.id()).executeUpdate();
        for (AttachedFile file : files) {
            database.createNativeQuery("insert into attachment (message_id, name, type, size, content) values (?1, ?2, ?3, ?4, ?5)")
                    .setParameter(1, message.id()).setParameter(2, file.name()).setParameter(3, file.type())
                    .setParameter(4, (long) file.content().length).setParameter(5, file.content()).executeUpdate();
        }
    }

    public List<FileNote> of(long messageId) {
        return database.createNativeQuery("select id, name, type, size from attachment where message_id = ?1 order by id", Object[].class)
                .setParameter(1, messageId).getResultList().stream().map(row -> {
                    Object[] r = (Object[]) row;
                    return new FileNote(((Number) r[0]).longValue(), (String) r[1], (String) r[2], ((Number) r[3]).longValue());
                }).toList();
    }

    public Optional<FileContent> file(long messageId, long id) {
        return database.createNativeQuery("select name, type, content from attachment where message_id = ?1 and id = ?2", Object[].class)
                .setParameter(1, messageId).setParameter(2, id).getResultList().stream().findFirst().map(row -> {
                    Object[] r = (Object[]) row;
                    return new FileContent((String) r[0], (String) r[1], (byte[]) r[2]);
                });
    }

    /** The mail as it arrived. */
    public Optional<byte[]> source(long messageId) {
        return database.createNativeQuery("select raw from message where id = ?1 and raw is not null", byte[].class)
                .setParameter(1, messageId).getResultList().stream().findFirst().map(raw -> gunzip((byte[]) raw));
    }

    private static byte[] gunzip(byte[] zipped) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
