package dev.linkwright.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlStateTest {

    @Test
    void whatTheDatabaseDoesNotBearFailsAgainAndALostConnectionDoesNot() {
        assertThat(SqlState.wouldFailAgain(failed("23514"))).as("a check").isTrue();
        assertThat(SqlState.wouldFailAgain(failed("P0001"))).as("raised by a trigger").isTrue();
        assertThat(SqlState.wouldFailAgain(new IllegalStateException("ours"))).as("not the database at all").isTrue();
        assertThat(SqlState.wouldFailAgain(failed("57P01"))).as("it is stopped").isFalse();
        assertThat(SqlState.wouldFailAgain(failed("08006"))).as("the connection broke").isFalse();
        assertThat(SqlState.wouldFailAgain(failed("40P01"))).as("a deadlock").isFalse();
        assertThat(SqlState.wouldFailAgain(failed(null))).as("no connection was to be had").isFalse();
    }

    private static RuntimeException failed(String state) {
        return new IllegalStateException("outside", new RuntimeException(new SQLException("inside", state)));
    }
}
