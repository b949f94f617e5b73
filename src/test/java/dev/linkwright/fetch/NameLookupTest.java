package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.fetch.NameLookup.Answer;
import dev.linkwright.testing.NameServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name that was given up is told from a name server in trouble. */
class NameLookupTest {

    private final NameServer server = new NameServer();
    private final NameLookup names = new NameLookup(server.address());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void onlyTheServersOwnWordMeansNoSuchName() {
        server.forget("gone.example");
        server.fail("trouble.example");
        assertThat(names.of("gone.example")).isEqualTo(Answer.NO_SUCH_NAME);
        assertThat(names.of("there.example")).isEqualTo(Answer.EXISTS);
        assertThat(names.of("trouble.example")).isEqualTo(Answer.NO_ANSWER);
        assertThat(names.of("not a name")).isIn(Answer.NO_ANSWER, Answer.EXISTS);
    }

    @Test
    void noServerIsNoAnswer() {
        server.close();
        assertThat(names.of("gone.example")).isEqualTo(Answer.NO_ANSWER);
    }
}
