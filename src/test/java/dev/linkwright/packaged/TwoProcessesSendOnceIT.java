package dev.linkwright.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1 with more than one process: two applications on one PostgreSQL share the work and never a mail. */
class TwoProcessesSendOnceIT {

    private static final int MAILS = 300;

    @TempDir
    Path folder;

    @Test
    void everyMailIsSentOnceByOneOfThem() throws IOException {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setServerConfig("unix_socket_directories", "").setServerConfig("max_connections", "120").start()) {
            Map<String, String> settings = Map.of(
                    "DATABASE_URL", database.getJdbcUrl("postgres", "postgres"),
                    "LINKWRIGHT_SECRET", "one secret for both processes");
            try (SmtpSink server = new SmtpSink(20);
                    PackagedApp one = PackagedApp.started(folder.resolve("one"), settings);
                    PackagedApp other = PackagedApp.started(folder.resolve("other"), settings)) {
                SendingCase sending = SendingCase.launched(AppApi.signedIn(one), server, MAILS);
                List<JsonNode> messages = sending.at(other).settled();

                assertThat(messages).hasSize(MAILS).allMatch(message -> message.get("state").asText().equals("SENT"));
                assertThat(server.timesByMessageId()).hasSize(MAILS);
                assertThat(server.timesByMessageId().values()).as("no mail twice").allMatch(times -> times == 1);
                assertThat(server.timesByRecipient().keySet()).as("none missing").isEqualTo(sending.recipients());
            }
        }
    }
}
