package dev.linkwright.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The one folder that holds everything this installation keeps: the embedded database, the secret key, files on their way in.
 * {@code LINKWRIGHT_DATA_DIR} names it, {@code data} beside the working directory if nothing does.
 */
public final class DataFolder {

    /** Kept for the life of the process: closing the channel would give the folder away. */
    private static FileLock lock;

    private DataFolder() {
    }

    public static Path path() {
        String named = Optional.ofNullable(System.getProperty("linkwright.data-dir"))
                .or(() -> Optional.ofNullable(System.getenv("LINKWRIGHT_DATA_DIR")))
                .filter(name -> !name.isBlank())
                .orElse("data");
        return create(Path.of(named).toAbsolutePath().normalize());
    }

    /** A folder below the data folder, made if it is not there yet. */
    public static Path subfolder(String name) {
        return create(path().resolve(name));
    }

    /**
     * Makes this process the owner of the folder until it ends, however it ends.
     *
     * @return false when another running process owns it
     */
    public static synchronized boolean own() {
        if (lock != null) {
            return true;
        }
        try {
            FileChannel channel = FileChannel.open(path().resolve("linkwright.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock != null;
        } catch (OverlappingFileLockException alreadyOwnedHere) {
            // Another class loader of this same process (dev mode reload, tests) holds it.
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + path() + " can't be written to", e);
        }
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " can't be made", e);
        }
    }
}
