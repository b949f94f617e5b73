package dev.linkwright.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Brand;
import dev.linkwright.testing.Cast;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LeasesAfterACrashTest {

    @Inject
    LeasesAfterACrash leases;
    @Inject
    AgroalDataSource database;
    @Inject
    Cast cast;

    @Test
    void whatADeadProcessHeldIsFreeAtOnceAndWhatNobodyHeldStaysSo() throws SQLException {
        Brand brand = cast.brand();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (String until : new String[] {"now() + interval '30 days'", "null"}) {
                statement.executeUpdate("""
                    insert into import_run (brand_id, kind, state, file_name, file_size, file_hash, provenance, encoding, delimiter, as_of, created_at, claimed_until)
                    values (%d, 'PROSPECTS', 'UPLOADED', 'sites.csv', 1, 'none', 'sites.csv', 'UTF-8', ',', current_date, now(), %s)""".formatted(brand.id(), until));
            }
            leases.end();
            try (ResultSet free = statement.executeQuery("select count(*) filter (where claimed_until < now()), count(*) filter (where claimed_until is null) from import_run where brand_id = " + brand.id())) {
                free.next();
                assertThat(free.getInt(1)).isOne();
                assertThat(free.getInt(2)).isOne();
            }
        }
    }
}
