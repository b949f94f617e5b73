package dev.linkwright.packaged;

import static dev.linkwright.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkwright.testing.ManyProspects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed in the middle of an import. */
class CrashWhileImportingIT {

    private static final int ROWS = 100_000;
    private static final Duration LONG = Duration.ofMinutes(6);

    @TempDir
    Path folder;

    @Test
    void nothingHalfIsSeenAndTheNextProcessFinishesIt() throws IOException {
        Path file = folder.resolve("prospects.csv");
        ManyProspects.write(file, ROWS);
        try (PackagedApp first = PackagedApp.started(folder, Map.of())) {
            AppApi api = AppApi.signedIn(first);
            long brand = api.post("/brands", Map.of("name", "Fernhill", "domains", List.of("fernhill.example"))).get("id").asLong();
            long id = api.upload("/brands/" + brand + "/imports", "prospects", "prospects.csv", Files.readAllBytes(file)).get("id").asLong();
            eventually(LONG, () -> "the import runs: " + api.get("/imports/" + id), () -> {
                JsonNode seen = api.get("/imports/" + id);
                return seen.get("state").asText().equals("RUNNING") && seen.get("rows").asLong() > 0;
            });
            first.kill();
            try (PackagedApp second = PackagedApp.started(folder, Map.of())) {
                AppApi again = api.at(second);
                JsonNode after = again.get("/imports/" + id);
                assertThat(after.get("state").asText()).as("the kill fell into the middle").isNotEqualTo("DONE");
                assertThat(again.get("/brands/" + brand + "/prospects?limit=1").get("items")).as("nothing half is seen").isEmpty();
                eventually(LONG, () -> "it is taken over and finished: " + again.get("/imports/" + id) + "\n" + second.said(),
                    () -> again.get("/imports/" + id).get("state").asText().equals("DONE"));
                JsonNode done = again.get("/imports/" + id);
                assertThat(done.get("created").asLong()).isEqualTo(ROWS);
                assertThat(done.get("refused").asLong()).isZero();
                assertThat(again.get("/brands/" + brand + "/prospects?limit=1").get("items")).hasSize(1);
            }
        }
    }
}
