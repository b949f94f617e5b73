package db.migration;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** The tables of clustered Quartz, from the DDL that Quartz itself ships in its jar. */
public class V002__Quartz_tables extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws Exception {
        try (InputStream ddl = Thread.currentThread().getContextClassLoader()
                .getResourceAsStream("org/quartz/impl/jdbcjobstore/tables_postgres.sql");
                Statement statement = context.getConnection().createStatement()) {
            statement.execute(withoutTransactionEnd(new String(ddl.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    /** Flyway ends the transaction itself. */
    private static String withoutTransactionEnd(String ddl) {
        return Arrays.stream(ddl.split("\n"))
                .filter(line -> !line.strip().equalsIgnoreCase("COMMIT;"))
                .collect(Collectors.joining("\n"));
    }
}
