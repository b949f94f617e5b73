package dev.linkwright.link.disavow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;

/** The disavow file of a brand: the earlier one, and the next, which is that plus what people decided to disavow. */
@ApplicationScoped
public class DisavowFiles {

    /** Said on the page, in the API and in the file. */
    public static final String WARNING = "Disavowing can make you lose positions in search. Google advises it only for many unnatural links that caused, or will likely cause, "
        + "a manual action. Uploading a file replaces the one that is in use: this one keeps the lines of the earlier file you brought.";

    /** The file that was brought; {@code broken} lines Google would not understand. */
    public record Earlier(String name, Instant uploadedAt, int lines, int domains, int pages, List<DisavowText.Broken> broken) {}

    /** @param fresh lines that the earlier file does not cover; {@code ownLines} earlier lines that name our own site, by number */
    public record Next(String text, int lines, int fresh, int domains, int pages) {}

    private final EntityManager database;

    DisavowFiles(EntityManager database) {
        this.database = database;
    }

    public Optional<Earlier> earlier(Brand brand) {
        List<Object[]> rows = database.createNativeQuery("select name, body, uploaded_at from disavow_file where brand_id = ?1", Object[].class).setParameter(1, brand.id()).getResultList();
        return rows.stream().findFirst().map(r -> {
            DisavowText text = DisavowText.of((String) r[1]);
            return new Earlier((String) r[0], (Instant) r[2], text.lines().size(), text.domainCount(), text.pageCount(), text.broken());
        });
    }

    /**
     * Keeps a file as the earlier one, in place of any before.
     *
     * @throws RuleViolation naming {@code file} when it is empty, too large, not UTF-8, or disavows our own site
     */
    @Transactional
    public Earlier bring(Brand brand, String name, byte[] bytes, User by, Instant now) {
        DisavowText text = DisavowText.of(bytes);
        if (text.lines().isEmpty()) throw new RuleViolation("file", "The file is empty.");
        brand.domains().stream().filter(text::coversHost).findFirst()
            .ifPresent(own -> { throw new RuleViolation("file", "The file disavows " + own + ", which is " + brand.name() + "'s own site. Take that line out first."); });
        database.createNativeQuery("""
            insert into disavow_file (brand_id, name, body, uploaded_by, uploaded_at) values (?1, ?2, ?3, ?4, ?5)
            on conflict (brand_id) do update set name = excluded.name, body = excluded.body, uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at""")
            .setParameter(1, brand.id()).setParameter(2, name == null || name.isBlank() ? "disavow.txt" : name.strip()).setParameter(3, String.join("\n", text.lines()))
            .setParameter(4, by.id()).setParameter(5, now).executeUpdate();
        return earlier(brand).orElseThrow();
    }

    /** @throws RuleViolation naming {@code file} when it is more than Google takes */
    public Next next(Brand brand, LocalDate today) {
        TreeSet<String> domains = new TreeSet<>(names("select s.domain from toxic_site t join site s on s.id = t.site_id where t.brand_id = ?1 and t.decision = 'DISAVOW_SITE'", brand));
        TreeSet<String> pages = new TreeSet<>(names("""
            select b.page_url from toxic_site t join backlink b on b.brand_id = t.brand_id and b.site_id = t.site_id
            where t.brand_id = ?1 and t.decision = 'DISAVOW_PAGES' and b.state in ('WON', 'POLICY_RISK', 'AT_RISK')""", brand));
        DisavowText before = DisavowText.of(body(brand));
        String text = before.with(List.of("Added for " + brand.name() + " on " + today, WARNING), domains, pages);
        DisavowText next = DisavowText.of(text);
        int fresh = next.domainCount() + next.pageCount() - before.domainCount() - before.pageCount();
        return new Next(text, next.lines().size(), fresh, next.domainCount(), next.pageCount());
    }

    /** As bytes of the file, UTF-8. */
    public static byte[] bytes(Next next) {
        return next.text().getBytes(StandardCharsets.UTF_8);
    }

    private String body(Brand brand) {
        List<?> found = database.createNativeQuery("select body from disavow_file where brand_id = ?1", String.class).setParameter(1, brand.id()).getResultList();
        return found.isEmpty() ? "" : (String) found.get(0);
    }

    private List<String> names(String sql, Brand brand) {
        return database.createNativeQuery(sql, String.class).setParameter(1, brand.id()).getResultList().stream().map(Object::toString).toList();
    }
}
