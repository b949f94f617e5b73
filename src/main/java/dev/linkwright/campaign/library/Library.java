package dev.linkwright.campaign.library;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.campaign.letter.Template;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The team's templates and snippets. Writing under a name that is there already writes that one anew: a name is a name for everybody. */
@ApplicationScoped
public class Library {
    private final EntityManager database;
    private final AuditLog audit;

    Library(EntityManager database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    public List<MailTemplate> templates() {
        return database.createQuery("from MailTemplate order by lower(name)", MailTemplate.class).getResultList();
    }

    public MailTemplate template(long id) {
        return Optional.ofNullable(database.find(MailTemplate.class, id)).orElseThrow(() -> new NotFound("template " + id));
    }

    public List<Snippet> snippets() {
        return database.createQuery("from Snippet order by lower(name)", Snippet.class).getResultList();
    }

    public Snippet snippet(long id) {
        return Optional.ofNullable(database.find(Snippet.class, id)).orElseThrow(() -> new NotFound("snippet " + id));
    }

    @Transactional
    public MailTemplate keepTemplate(String name, PlaybookKind kind, String subject, String body, String html, User by, Instant now) {
        MailTemplate template = database.createQuery("from MailTemplate where lower(name) = lower(?1)", MailTemplate.class).setParameter(1, name(name))
                .getResultStream().findFirst().orElseGet(() -> new MailTemplate(name));
        template.write(kind, subject, body, html, by.id(), now);
        database.persist(template);
        audit.record(by, "saved a template", template.name(), "", now);
        return template;
    }

    @Transactional
    public Snippet keepSnippet(String name, String text, User by, Instant now) {
        Snippet snippet = database.createQuery("from Snippet where lower(name) = lower(?1)", Snippet.class).setParameter(1, name(name))
                .getResultStream().findFirst().orElseGet(() -> new Snippet(name));
        snippet.write(text, by.id(), now);
        database.persist(snippet);
        audit.record(by, "saved a snippet", snippet.name(), "", now);
        return snippet;
    }

    @Transactional
    public void dropTemplate(long id, User by, Instant now) {
        MailTemplate template = template(id);
        audit.record(by, "removed a template", template.name(), "", now);
        database.remove(template);
    }

    @Transactional
    public void dropSnippet(long id, User by, Instant now) {
        Snippet snippet = snippet(id);
        audit.record(by, "removed a snippet", snippet.name(), "", now);
        database.remove(snippet);
    }

    /** @throws RuleViolation naming {@code name} */
    static String name(String typed) {
        String name = typed == null ? "" : typed.strip();
        if (name.isEmpty() || name.length() > 80 || Template.hasForbiddenCharacter(name)) {
            throw new RuleViolation("name", "Give it a name of at most 80 characters.");
        }
        return name;
    }
}
