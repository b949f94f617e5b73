package dev.linkwright.mail;

/** What a mail is: why we wrote it, or what the inbound understanding took it for. */
public enum MailKind {
    /** First mail of a campaign's sequence. */
    FIRST,
    /** A later step of the sequence: leaves only while nobody answered. */
    FOLLOW_UP,
    /** Written by hand on the thread page. */
    ANSWER,
    /** A person answered us. */
    REPLY,
    /** Out of office and its relatives (RFC 3834). */
    AUTOMATIC_REPLY,
    /** Delivery report (RFC 3464 and the many that do not follow it). */
    BOUNCE,
    /** Abuse report (RFC 5965). */
    COMPLAINT,
    /** A person asks in words not to be written to. */
    UNSUBSCRIBE;

    /** Whether this is campaign mail, which carries a way out (RFC 8058). */
    public boolean isSequence() {
        return this == FIRST || this == FOLLOW_UP;
    }

    /** Whether a person wrote this to us. */
    public boolean isHumanAnswer() {
        return this == REPLY || this == UNSUBSCRIBE;
    }
}
