package dev.linkwright.imports;

import dev.linkwright.imports.file.ImportFile;
import dev.linkwright.imports.file.Shape;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads and understands rows on a thread of its own and hands them on in blocks, so that reading goes on while the database writes.
 * A few blocks are in memory, whatever the file.
 */
final class ReadAhead implements AutoCloseable {

    private static final int BLOCKS = 3;
    private static final Packer.Packed NOTHING = new Packer.Packed(new byte[0], null);

    /**
     * Some rows.
     *
     * @param rows    how many of the file have been read at its end
     * @param refused how many of them say why they can't be used
     * @param several whether any row so far names more than one address
     * @param failure why reading ended early
     */
    record Block(Packer.Packed packed, long rows, long refused, boolean several, boolean last, Throwable failure) {
    }

    private final BlockingQueue<Block> blocks = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread reader;
    private volatile boolean stopped;
    private long rows;
    private long refused;
    private boolean several;

    ReadAhead(ImportFile file, Shape shape, RowInterpreter interpreter, Packer packer, long most) {
        this.reader = new Thread(() -> readAll(file, shape, interpreter, packer, most), "import-reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** @throws IllegalStateException when the reader died without a word, such as for want of memory */
    Block next() throws InterruptedException {
        while (true) {
            boolean ended = !reader.isAlive();
            Block block = blocks.poll(200, TimeUnit.MILLISECONDS);
            if (block != null) {
                return block;
            }
            if (ended) {
                throw new IllegalStateException("Reading ended without its last rows");
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        blocks.clear();
        try {
            reader.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll(ImportFile file, Shape shape, RowInterpreter interpreter, Packer packer, long most) {
        try {
            file.read(shape, row -> {
                StagedRow staged = interpreter.read(row);
                packer.add(staged);
                rows++;
                refused += staged.refused() == null ? 0 : 1;
                several |= staged.emails().size() > 1;
                while (!stopped && packer.isFull()) {
                    hand(new Block(packer.take(), rows, refused, several, false, null));
                }
                return !stopped && rows < most;
            });
            while (!stopped && !packer.isEmpty()) {
                hand(new Block(packer.take(), rows, refused, several, false, null));
            }
            hand(new Block(NOTHING, rows, refused, several, true, null));
        } catch (IOException | RuntimeException | Error failed) {
            hand(new Block(NOTHING, rows, refused, several, true, failed));
        }
    }

    private void hand(Block block) {
        try {
            while (!stopped && !blocks.offer(block, 200, TimeUnit.MILLISECONDS)) {
                continue;
            }
        } catch (InterruptedException stop) {
            stopped = true;
        }
    }
}
