package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.Template;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a person wrote about a prospect for the mails to come: every campaign of the brand begins from it, and a note of one enrollment stands above it. */
@ApplicationScoped
public class ProspectWords {
    /** What can be known of a prospect before anybody is enrolled. */
    public static final List<MergeField> FIELDS = List.of(MergeField.RECENT_WORK, MergeField.GAP, MergeField.OFFER);

    private final EntityManager database;

    ProspectWords(EntityManager database) {
        this.database = database;
    }

    public Map<MergeField, String> of(long prospectId) {
        List<?> rows = database.createNativeQuery("select field, text from prospect_words where prospect_id = ?1", Object[].class).setParameter(1, prospectId).getResultList();
        Map<MergeField, String> words = new EnumMap<>(MergeField.class);
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            MergeField.named((String) row[0]).ifPresent(field -> words.put(field, (String) row[1]));
        }
        return words;
    }

    /**
     * A blank text takes the words away.
     *
     * @throws RuleViolation naming the field
     */
    @Transactional
    public void write(long prospectId, Map<String, String> typed, User by, Instant now) {
        typed.forEach((key, text) -> {
            MergeField field = MergeField.named(key).filter(FIELDS::contains)
                    .orElseThrow(() -> new RuleViolation(key, "“" + key + "” is nothing that is written about a prospect; recent_work, gap and offer are."));
            String value = text == null ? "" : text.strip();
            if (Template.hasForbiddenCharacter(value) || value.length() > 1000) {
                throw new RuleViolation(key, field.label() + " is one line of at most 1,000 characters.");
            }
            database.createNativeQuery("delete from prospect_words where prospect_id = ?1 and field = ?2").setParameter(1, prospectId).setParameter(2, key).executeUpdate();
            if (!value.isEmpty()) {
                database.createNativeQuery("insert into prospect_words (prospect_id, field, text, written_by, written_at) values (?1, ?2, ?3, ?4, ?5)")
                        .setParameter(1, prospectId).setParameter(2, key).setParameter(3, value).setParameter(4, by.id()).setParameter(5, now).executeUpdate();
            }
        });
    }
}
