package dev.linkwright.prospect.relevance;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Relevance of a brand's prospects, into the temporary table {@code relevance_found (id, relevance, terms, source, as_of)}: evidence passes by
 * under a cursor, results go back by COPY in batches. Whatever the number of prospects, one batch and one sample are in memory.
 */
@ApplicationScoped
public class RelevancePass {

    private static final int BATCH = 2_000;

    private final BrandTopics topics;

    RelevancePass(BrandTopics topics) {
        this.topics = topics;
    }

    /** Builds the topic anew and weighs every prospect. */
    public void ofBrand(Connection connection, Brand brand, List<Asset> assets, Instant now) throws SQLException {
        Weigher weigher = new Weigher(topics.build(connection, brand, assets, now));
        begin(connection);
        Lines lines = new Lines(connection);
        new EvidenceRows(connection).ofBrand(brand.id(), (id, evidence) -> lines.add(line(id, evidence, weigher)));
        lines.send();
    }

    /**
     * Weighs one site's prospect of a brand by the topic that stands.
     *
     * @return false where no topic stands yet
     */
    public boolean ofSite(Connection connection, long brandId, long siteId) throws SQLException {
        Topic topic = topics.of(connection, brandId).orElse(null);
        if (topic == null) {
            return false;
        }
        Weigher weigher = new Weigher(topic);
        begin(connection);
        Lines lines = new Lines(connection);
        new EvidenceRows(connection).ofSite(brandId, siteId, (id, evidence) -> lines.add(line(id, evidence, weigher)));
        lines.send();
        return true;
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                create temp table if not exists relevance_found (id bigint, relevance double precision, terms text[], source text, as_of date)
                on commit drop""");
            statement.execute("truncate relevance_found");
        }
    }

    /** One line of COPY's text format. */
    private static String line(long id, Evidence evidence, Weigher weigher) {
        Weigher.Found found = weigher.of(evidence).orElse(null);
        return found == null ? id + "\t\\N\t{}\t\\N\t\\N\n"
            : id + "\t" + found.value() + "\t" + array(found.matched()) + "\t" + escaped(evidence.source()) + "\t" + (evidence.asOf() == null ? "\\N" : evidence.asOf()) + "\n";
    }

    private static String array(List<String> terms) {
        return terms.stream().map(term -> "\"" + term.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
            .map(RelevancePass::escaped).collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static final class Lines {

        private final Connection connection;
        private final StringBuilder waiting = new StringBuilder();
        private int count;

        Lines(Connection connection) {
            this.connection = connection;
        }

        void add(String line) throws SQLException {
            waiting.append(line);
            if (++count % BATCH == 0) {
                send();
            }
        }

        void send() throws SQLException {
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy relevance_found from stdin", new StringReader(waiting.toString()));
                waiting.setLength(0);
            } catch (IOException broken) {
                throw new SQLException("The relevance of prospects could not be written", broken);
            }
        }
    }
}
