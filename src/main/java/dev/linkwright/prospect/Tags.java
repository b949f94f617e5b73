package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;

/** Words a team puts on prospects: lower case, one space where there are several, no comma (lists of them are written with one). */
@ApplicationScoped
public class Tags {

    public static final int MOST = 20;
    private static final int LONGEST = 40;
    private static final int OFFERED = 50;

    private final EntityManager entities;

    Tags(EntityManager entities) {
        this.entities = entities;
    }

    /** @throws RuleViolation naming {@code tag} */
    public static String checked(String written) {
        String tag = written == null ? "" : written.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (tag.isEmpty()) {
            throw new RuleViolation("tag", "Write a tag first.");
        }
        if (tag.length() > LONGEST) {
            throw new RuleViolation("tag", "A tag has at most " + LONGEST + " letters.");
        }
        if (tag.chars().anyMatch(letter -> letter == ',' || letter == ';' || Character.isISOControl(letter))) {
            throw new RuleViolation("tag", "A tag holds no comma: give one at a time.");
        }
        return tag;
    }

    /** The ones in use at this brand, by name. */
    public List<String> of(Brand brand) {
        return entities.createNativeQuery("""
            select t.tag from brand_tag t where t.brand_id = ?1 and exists (
                select 1 from prospect p where p.tags <> '{}' and p.tags @> array[t.tag] and p.brand_id = t.brand_id)
            order by t.tag limit ?2""", String.class)
            .setParameter(1, brand.id()).setParameter(2, OFFERED).getResultList().stream().map(String.class::cast).toList();
    }

    /** Before a prospect takes it. */
    public void using(long brandId, String tag) {
        entities.createNativeQuery("insert into brand_tag (brand_id, tag) values (?1, ?2) on conflict do nothing")
            .setParameter(1, brandId).setParameter(2, tag).executeUpdate();
    }
}
