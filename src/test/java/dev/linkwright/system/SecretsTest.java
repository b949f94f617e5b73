package dev.linkwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void aSecretComesBackAndNeverLooksTheSameTwice() {
        String once = Secrets.encrypt("hunter2");
        String again = Secrets.encrypt("hunter2");
        assertThat(once).isNotEqualTo(again).doesNotContain("hunter2");
        assertThat(Secrets.decrypt(once)).isEqualTo("hunter2");
    }

    @Test
    void aChangedSecretIsRefusedInWords() {
        String sealed = Secrets.encrypt("hunter2");
        String changed = sealed.substring(0, sealed.length() - 4) + (sealed.endsWith("AAAA") ? "BBBB" : "AAAA");
        assertThatIllegalStateException().isThrownBy(() -> Secrets.decrypt(changed)).withMessageContaining("can't be read");
    }

    @Test
    void theKeyFileIsForItsOwnerOnly() throws IOException {
        Secrets.encrypt("anything");
        Path file = DataFolder.path().resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void purposesHaveKeysOfTheirOwn() {
        assertThat(Secrets.derived("session")).isEqualTo(Secrets.derived("session")).isNotEqualTo(Secrets.derived("form")).hasSize(64);
    }

    @Test
    void tokensAreLongAndDifferent() {
        assertThat(Secrets.randomToken()).hasSize(43).isNotEqualTo(Secrets.randomToken());
    }
}
