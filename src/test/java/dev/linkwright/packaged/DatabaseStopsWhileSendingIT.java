package dev.linkwright.packaged;

import static dev.linkwright.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1 when the database goes away: PostgreSQL is stopped in the middle of sending and started again; the application lives on. */
class DatabaseStopsWhileSendingIT {

    private static final int MAILS = 150;
    private static final int ENOUGH_TO_BE_IN_THE_MIDDLE = 30;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingLeavesTwiceAndSendingGoesOnByItself() throws Exception {
        int port = freePort();
        try (SmtpSink server = new SmtpSink(40)) {
            EmbeddedPostgres database = postgres(port);
            try (PackagedApp app = PackagedApp.started(folder.resolve("app"), Map.of(
                    "DATABASE_URL", database.getJdbcUrl("postgres", "postgres"), "LINKWRIGHT_SECRET", "a secret of this test"))) {
                SendingCase sending = SendingCase.launched(AppApi.signedIn(app), server, MAILS);
                eventually(Duration.ofMinutes(5), () -> "sending is in the middle: " + server.accepted().size() + " accepted",
                        () -> server.accepted().size() >= ENOUGH_TO_BE_IN_THE_MIDDLE);
                database.close();
                int atTheStop = server.accepted().size();
                assertThat(atTheStop).as("the stop fell into the middle").isLessThan(MAILS);
                Thread.sleep(5_000);
                assertThat(server.accepted().size()).as("without its database nothing more than what was on its way leaves").isLessThanOrEqualTo(atTheStop + server.mostConnectionsAtOnce());
                database = postgres(port);
                eventually(Duration.ofMinutes(3), () -> "the application is ready again\n" + app.said(), () -> app.status("/q/health/ready") == 200);

                List<JsonNode> messages = sending.settled();
                assertThat(app.isAlive()).isTrue();
                assertThat(messages).hasSize(MAILS);
                Set<String> uncertain = recipients(messages, "UNCERTAIN");
                assertThat(uncertain.size()).as("uncertain: at most one per connection").isLessThanOrEqualTo(server.mostConnectionsAtOnce());
                Map<String, Long> received = server.timesByRecipient();
                assertThat(received.values()).as("nobody got two mails").allMatch(times -> times == 1);
                assertThat(sending.recipients()).as("who got none is shown as uncertain").allMatch(who -> received.containsKey(who) || uncertain.contains(who));
                assertThat(received.keySet()).containsAll(recipients(messages, "SENT"));
            } finally {
                database.close();
            }
        }
    }

    /** The same data each time; fast shutdown, as an administrator's restart does it. */
    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.resolve("binaries").toFile()).setDataDirectory(folder.resolve("pg"))
                .setCleanDataDirectory(false).setPort(port).setServerConfig("unix_socket_directories", "").setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on").start();
    }

    private static Set<String> recipients(List<JsonNode> messages, String state) {
        return messages.stream().filter(message -> message.get("state").asText().equals(state)).map(message -> message.get("to").asText()).collect(Collectors.toSet());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
