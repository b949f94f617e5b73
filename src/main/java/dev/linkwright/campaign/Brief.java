package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.Template;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a campaign is about: its kind, the page its links should lead to, and what its playbook asks for once. */
@Embeddable
class Brief {
    @Enumerated(EnumType.STRING)
    private PlaybookKind playbook;
    private String targetUrl;
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> fields = new TreeMap<>();
    private String targetMeantBecause;
    private Long targetMeantBy;
    private Instant targetMeantAt;

    protected Brief() { }

    Brief(PlaybookKind playbook) {
        this.playbook = playbook;
    }

    void play(PlaybookKind kind) {
        playbook = kind;
    }

    /** A blank address means the asset's own page. Another target than before asks anew whether it is meant. */
    void leadTo(String url) {
        String address = url == null || url.isBlank() ? null : address("targetUrl", url.strip());
        if (!java.util.Objects.equals(address, targetUrl)) {
            forgetMeant();
        }
        targetUrl = address;
    }

    void forgetMeant() {
        targetMeantBecause = null;
        targetMeantBy = null;
        targetMeantAt = null;
    }

    void targetIsMeant(String because, long by, Instant now) {
        if (because == null || because.isBlank() || because.strip().length() > 300) {
            throw new RuleViolation("because", "Say in at most 300 characters why the link should lead there.");
        }
        targetMeantBecause = because.strip();
        targetMeantBy = by;
        targetMeantAt = now;
    }

    /** A blank text takes the value away. */
    void fill(MergeField field, String text) {
        if (!field.isOfCampaign()) {
            throw new RuleViolation("fields." + field.key(), field.label() + " is not written once for a campaign.");
        }
        String value = text == null ? "" : text.strip();
        if (Template.hasForbiddenCharacter(value) || value.length() > 1000) {
            throw new RuleViolation("fields." + field.key(), field.label() + " is one line of at most 1,000 characters.");
        }
        if (!value.isEmpty() && field.isAddress()) {
            address("fields." + field.key(), value);
        }
        Map<String, String> changed = new TreeMap<>(fields);
        if (value.isEmpty()) {
            changed.remove(field.key());
        } else {
            changed.put(field.key(), value);
        }
        fields = changed;
    }

    private static String address(String field, String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && url.length() <= 1000) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // says the same below
        }
        throw new RuleViolation(field, "Write the address of a page with https://, such as https://example.com/guide.");
    }

    PlaybookKind playbook() {
        return playbook;
    }

    Optional<String> targetUrl() {
        return Optional.ofNullable(targetUrl);
    }

    Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    Optional<String> targetMeantBecause() {
        return Optional.ofNullable(targetMeantBecause);
    }

    Optional<Long> targetMeantBy() {
        return Optional.ofNullable(targetMeantBy);
    }
}
