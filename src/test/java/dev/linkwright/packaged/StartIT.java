package dev.linkwright.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first minutes: one command, one line with the address, data that stays. */
class StartIT {

    private static final Pattern RELEASE_VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    @TempDir
    Path folder;

    /** Variables set to nothing count as not set, as in a compose file that passes on what nobody filled in. */
    @Test
    void firstStartOnAnEmptyFolderSaysWhereItIsAndAnswersThere() {
        Path notMadeYet = folder.resolve("new").resolve("data");
        Map<String, String> nothing = Map.of("LINKWRIGHT_SYSTEM_MAIL_HOST", "", "LINKWRIGHT_FETCH_HOST_GAP", "", "DATABASE_URL", "", "DATABASE_POOL", "");
        try (PackagedApp app = PackagedApp.started(notMadeYet, nothing)) {
            assertThat(addressLines(app)).hasSize(1);
            assertThat(app.status("/sign-in")).isEqualTo(200);
            assertThat(notMadeYet).isDirectory();
        }
    }

    @Test
    void endingAndKillNineKeepWhatWasThereAndASecondCopyIsToldSoInOneSentence() {
        try (PackagedApp first = PackagedApp.started(folder, Map.of())) {
            AppApi.signedIn(first).post("/brands", Map.of("name", "Kept", "domains", List.of("kept.example")));
            secondCopyEnds(first);
        }
        try (PackagedApp second = PackagedApp.started(folder, Map.of())) {
            AppApi api = AppApi.signedIn(second);
            assertThat(brands(api)).contains("Kept");
            api.post("/brands", Map.of("name", "Survivor", "domains", List.of("survivor.example")));
            second.kill();
            try (PackagedApp third = PackagedApp.started(folder, Map.of())) {
                assertThat(brands(AppApi.signedIn(third))).contains("Kept", "Survivor");
            }
        }
    }

    private void secondCopyEnds(PackagedApp first) {
        Path java = Path.of(System.getProperty("java.home"));
        try (PackagedApp second = PackagedApp.start(java, folder, Map.of())) {
            assertThat(second.exitCode()).isNotZero();
            assertThat(second.said().strip().lines()).hasSize(1);
            assertThat(second.said()).contains("already running", folder.toString());
            assertThat(first.status("/q/health/ready")).isEqualTo(200);
        }
    }

    @Test
    void startsOnTheNewestJavaInstalled() throws IOException {
        Path newest = newestJava();
        try (PackagedApp app = PackagedApp.start(newest, folder, Map.of()).ready()) {
            assertThat(app.status("/sign-in")).isEqualTo(200);
            AppApi api = AppApi.signedIn(app);
            api.post("/brands", Map.of("name", "On the newest", "domains", List.of("newest.example")));
            assertThat(brands(api)).contains("On the newest");
        }
    }

    private static List<String> brands(AppApi api) {
        return api.all("/brands").stream().map(brand -> brand.get("name").asText()).toList();
    }

    private static List<String> addressLines(PackagedApp app) {
        String address = app.url("").replaceFirst(".*:", ":");
        return app.said().lines().filter(line -> line.contains("http://") && line.contains(address)).toList();
    }

    /** Every Java beside the one that runs the tests, told apart by its {@code release} file. */
    private static Path newestJava() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            return beside.filter(home -> Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release")))
                    .max(Comparator.comparingInt(StartIT::versionOf)).orElse(own);
        }
    }

    private static int versionOf(Path home) {
        try {
            Matcher version = RELEASE_VERSION.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
