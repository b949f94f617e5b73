package dev.linkwright.system;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.BindException;

/** The process: one owner per data folder, the database stopped after everything that uses it. */
@QuarkusMain
public final class Main implements QuarkusApplication {

    public static void main(String[] args) {
        if (usesEmbeddedDatabase() && !DataFolder.own()) {
            System.err.println(folderInUse());
            System.exit(1);
        }
        Quarkus.run(Main.class, Main::ended, args);
    }

    @Override
    public int run(String... args) {
        Quarkus.waitForExit();
        return 0;
    }

    static String folderInUse() {
        return "Linkwright is already running on the data folder " + DataFolder.path()
                + ". Stop that one first, or give this one another folder with LINKWRIGHT_DATA_DIR.";
    }

    static boolean usesEmbeddedDatabase() {
        return DatabaseAddress.fromEnvironment().isEmpty();
    }

    private static void ended(Integer code, Throwable cause) {
        EmbeddedDatabase.stop();
        if (cause != null) {
            System.err.println("Linkwright could not start: " + inWords(rootOf(cause)));
        }
        // Quarkus' own handler ends the process with this code.
        System.exit(code);
    }

    private static String inWords(Throwable root) {
        return root instanceof BindException
                ? root.getMessage() + ". Another program listens there; choose another port with LINKWRIGHT_PORT."
                : root.getMessage();
    }

    private static Throwable rootOf(Throwable cause) {
        return cause.getCause() == null || cause.getCause() == cause ? cause : rootOf(cause.getCause());
    }
}
