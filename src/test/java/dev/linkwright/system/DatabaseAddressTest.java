package dev.linkwright.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {

    @Test
    void aJdbcAddressIsTakenAsItIs() {
        assertThat(DatabaseAddress.of("jdbc:postgresql://db:5432/links").jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/links");
    }

    @Test
    void theCommonFormIsUnderstoodWithItsAccount() {
        assertThat(DatabaseAddress.of("postgres://ana:p%40ss@db.example:5433/links?sslmode=require"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example:5433/links?sslmode=require", Optional.of("ana"), Optional.of("p@ss")));
        assertThat(DatabaseAddress.of("postgresql://db/links")).isEqualTo(new DatabaseAddress("jdbc:postgresql://db/links", Optional.empty(), Optional.empty()));
    }

    @Test
    void anythingElseIsRefusedInWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> DatabaseAddress.of("mysql://db/links")).withMessageContaining("DATABASE_URL must look like");
    }
}
