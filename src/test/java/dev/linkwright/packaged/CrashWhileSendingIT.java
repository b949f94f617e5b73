package dev.linkwright.packaged;

import static dev.linkwright.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1 under the worst conditions: the process is killed in the middle of sending. */
class CrashWhileSendingIT {

    private static final int MAILS = 300;
    private static final int ENOUGH_TO_BE_IN_THE_MIDDLE = 60;
    private static final Duration SENDING_BEGINS_WITHIN = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void afterAKillNoMailIsMissingAndNoneIsSentTwiceApartFromThoseShownAsUncertain() {
        try (SmtpSink server = new SmtpSink(40); PackagedApp first = PackagedApp.started(folder, Map.of())) {
            SendingCase sending = SendingCase.launched(AppApi.signedIn(first), server, MAILS);
            eventually(SENDING_BEGINS_WITHIN, () -> "sending is in the middle: " + server.accepted().size() + " accepted\n" + first.said(),
                    () -> server.accepted().size() >= ENOUGH_TO_BE_IN_THE_MIDDLE);
            first.kill();
            int atTheKill = server.accepted().size();
            int connections = server.mostConnectionsAtOnce();
            assertThat(atTheKill).as("the kill fell into the middle").isLessThan(MAILS);

            try (PackagedApp second = PackagedApp.started(folder, Map.of())) {
                List<JsonNode> messages = sending.at(second).settled();

                assertThat(messages).hasSize(MAILS);
                Set<String> uncertain = recipients(messages, "UNCERTAIN");
                assertThat(uncertain.size()).as("uncertain: at most one per connection").isLessThanOrEqualTo(connections);
                assertThat(server.timesByMessageId().values()).as("no mail twice").allMatch(times -> times == 1);
                Map<String, Long> received = server.timesByRecipient();
                assertThat(received.values()).as("nobody got two mails").allMatch(times -> times == 1);
                assertThat(sending.recipients()).as("who got none is shown as uncertain")
                        .allMatch(recipient -> received.containsKey(recipient) || uncertain.contains(recipient));
                assertThat(received.keySet()).containsAll(recipients(messages, "SENT"));
            }
        }
    }

    private static Set<String> recipients(List<JsonNode> messages, String state) {
        return messages.stream().filter(message -> message.get("state").asText().equals(state)).map(message -> message.get("to").asText())
                .collect(Collectors.toSet());
    }
}
