package dev.linkwright.imports;

import dev.linkwright.imports.file.Bytes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongConsumer;

/** The brought files while they are needed: kept in the database in pieces, so that any process can read them, one piece in memory. */
@ApplicationScoped
class ImportBytes {

    private static final int PIECE = 1 << 18;

    private final EntityManager entities;

    ImportBytes(EntityManager entities) {
        this.entities = entities;
    }

    void keep(long importId, InputStream in) throws IOException {
        int seq = 0;
        for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
            entities.createNativeQuery("insert into import_chunk (import_id, seq, bytes) values (?1, ?2, ?3)")
                .setParameter(1, importId).setParameter(2, seq++).setParameter(3, piece).executeUpdate();
        }
    }

    void drop(long importId) {
        entities.createNativeQuery("delete from import_chunk where import_id = ?1").setParameter(1, importId).executeUpdate();
    }

    /** @param progress is told how many bytes have been read so far, piece by piece */
    Bytes of(long importId, LongConsumer progress) {
        return () -> new Pieces(importId, progress);
    }

    private byte[] piece(long importId, int seq) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            List<?> found = entities.createNativeQuery("select bytes from import_chunk where import_id = ?1 and seq = ?2", byte[].class)
                .setParameter(1, importId).setParameter(2, seq).getResultList();
            return found.isEmpty() ? new byte[0] : (byte[]) found.get(0);
        });
    }

    private final class Pieces extends InputStream {

        private final long importId;
        private final LongConsumer progress;
        private byte[] piece = new byte[0];
        private int at;
        private int seq;
        private long read;

        Pieces(long importId, LongConsumer progress) {
            this.importId = importId;
            this.progress = progress;
        }

        @Override
        public int read() {
            return more() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, target, offset, count);
            at += count;
            return count;
        }

        private boolean more() {
            if (at == piece.length && seq >= 0) {
                piece = piece(importId, seq);
                at = 0;
                read += piece.length;
                progress.accept(read);
                seq = piece.length == 0 ? -1 : seq + 1;
            }
            return at < piece.length;
        }
    }
}
