package dev.linkwright.campaign;

import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.letter.Template;
import dev.linkwright.campaign.library.Library;
import dev.linkwright.campaign.library.Snippet;
import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The team's snippets, ready for one conversation: their merge fields filled with what is known of the partner. What is not known stays in braces. */
@ApplicationScoped
public class ReadySnippets {
    private final Library library;
    private final Enrollments enrollments;
    private final LetterWriter letters;
    private final Contacts contacts;
    private final Brands brands;
    private final Mailboxes mailboxes;

    ReadySnippets(Library library, Enrollments enrollments, LetterWriter letters, Contacts contacts, Brands brands, Mailboxes mailboxes) {
        this.library = library;
        this.enrollments = enrollments;
        this.letters = letters;
        this.contacts = contacts;
        this.brands = brands;
        this.mailboxes = mailboxes;
    }

    /** @param text with the values of this conversation */
    public record Ready(long id, String name, String text) { }

    public List<Ready> of(MailThread thread) {
        List<Snippet> snippets = library.snippets();
        if (snippets.isEmpty()) {
            return List.of();
        }
        MergeValues values = values(thread);
        return snippets.stream().map(snippet -> new Ready(snippet.id(), snippet.name(), Template.body(snippet.text()).render(values).text())).toList();
    }

    /** For a browser without scripts: the text that was typed, with the snippet behind it. */
    public String putInto(String typed, String snippetId, MailThread thread) {
        return of(thread).stream().filter(ready -> String.valueOf(ready.id()).equals(snippetId)).findFirst()
                .map(ready -> typed.isBlank() ? ready.text() : typed.stripTrailing() + "\n\n" + ready.text()).orElse(typed);
    }

    private MergeValues values(MailThread thread) {
        Optional<Enrollment> enrollment = enrollments.ofThread(thread.id()).stream().findFirst();
        if (enrollment.isPresent()) {
            return letters.values(enrollment.get());
        }
        MergeValues values = MergeValues.none().with(MergeField.BRAND, brands.require(thread.brandId()).name())
                .with(MergeField.MY_NAME, mailboxes.require(thread.mailboxId()).name());
        Optional<Contact> contact = Optional.ofNullable(thread.contactId()).flatMap(contacts::findByIdOptional);
        return contact.map(person -> values.with(MergeField.FIRST_NAME, MergeValues.firstNameOf(person.name())).with(MergeField.SITE, person.site().domain())).orElse(values);
    }
}
