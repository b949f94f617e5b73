package dev.linkwright.mail;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/** What stands in a mail, ours or theirs: its ids, who wrote to whom, and what it says. */
@MappedSuperclass
public abstract class WrittenMail {

    private String messageId;
    private String inReplyTo;
    @Column(name = "refs", columnDefinition = "text[]")
    private String[] references;
    private String fromName;
    private String fromAddress;
    private String toName;
    private String toAddress;
    private String subject;
    @Column(name = "body_text")
    private String text;
    @Column(name = "body_html")
    private String html;

    /** Where it stands among other mails; {@code references} oldest first. */
    void stands(String ownId, String parent, List<String> chain) {
        messageId = ownId;
        inReplyTo = parent;
        references = chain.toArray(String[]::new);
    }

    void from(String name, String address) {
        fromName = name;
        fromAddress = address;
    }

    void to(String name, String address) {
        toName = name;
        toAddress = address;
    }

    void says(String line, String plain, String rich) {
        subject = line;
        text = plain;
        html = rich;
    }

    /** This mail's ids and those before it, as the References of an answer. */
    List<String> referencesForAnswer() {
        List<String> chain = new ArrayList<>(references());
        if (messageId != null) {
            chain.remove(messageId);
            chain.add(messageId);
        }
        return chain;
    }

    /** RFC 5322 Message-ID with its angle brackets. */
    public String messageId() { return messageId; }

    public String inReplyTo() { return inReplyTo; }

    public List<String> references() {
        return references == null ? List.of() : List.of(references);
    }

    public String fromName() { return fromName; }

    public String fromAddress() { return fromAddress; }

    public String toName() { return toName; }

    public String toAddress() { return toAddress; }

    public String subject() { return subject; }

    public String text() { return text; }

    /** Null for a mail of text only. */
    public String html() { return html; }
}
