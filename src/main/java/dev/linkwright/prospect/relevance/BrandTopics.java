package dev.linkwright.prospect.relevance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.relevance.Evidence.Field;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The topic of each brand, built anew with every ranking and kept until the next. */
@ApplicationScoped
class BrandTopics {

    /** So many texts say well enough how rare a term is. */
    private static final long SAMPLE = 10_000;

    private final ObjectMapper json;

    BrandTopics(ObjectMapper json) {
        this.json = json;
    }

    Topic build(Connection connection, Brand brand, List<Asset> assets, Instant now) throws SQLException {
        List<Evidence> sample = new ArrayList<>();
        long nth = Math.max(1, prospects(connection, brand.id()) / SAMPLE);
        new EvidenceRows(connection).sample(brand.id(), nth, (id, evidence) -> sample.add(evidence));
        Topic topic = TopicBuilder.build(brand.keywords(), assets.stream().map(Asset::title).toList(), pages(connection, brand.id()), sample);
        keep(connection, brand.id(), topic, now);
        return topic;
    }

    /** Empty before the first ranking. */
    Optional<Topic> of(Connection connection, long brandId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select topic from brand_topic where brand_id = ?")) {
            statement.setLong(1, brandId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(json.readValue(row.getString(1), Topic.class)) : Optional.empty();
            }
        } catch (JsonProcessingException writtenByAnotherRelease) {
            return Optional.empty();
        }
    }

    private void keep(Connection connection, long brandId, Topic topic, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
            insert into brand_topic (brand_id, topic, built_at) values (?, ?, ?)
            on conflict (brand_id) do update set topic = excluded.topic, built_at = excluded.built_at""")) {
            statement.setLong(1, brandId);
            statement.setString(2, json.writeValueAsString(topic));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.executeUpdate();
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    private static long prospects(Connection connection, long brandId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select coalesce(sum(n), 0) from prospect_count where brand_id = ?")) {
            statement.setLong(1, brandId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** What the brand's assets say themselves. */
    private static List<Evidence> pages(Connection connection, long brandId) throws SQLException {
        List<Evidence> pages = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
            select t.url, t.title, t.words, t.language from page_text t join asset a on a.id = t.asset_id
            where a.brand_id = ? and t.words is not null order by t.id""")) {
            statement.setLong(1, brandId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<Field> fields = new ArrayList<>();
                    EvidenceRows.page(fields, row.getString(2), PackedWords.unpack(row.getBytes(3)));
                    if (!fields.isEmpty()) {
                        pages.add(new Evidence(row.getString(1), fields, row.getString(4), "asset", null));
                    }
                }
            }
        }
        return pages;
    }
}
