package dev.linkwright.mail;

/** How the line to a mail server is protected. */
public enum ServerSecurity {
    /** Plain text; only for servers on this machine or a trusted network. */
    NONE,
    /** Plain first, then encrypted before anything is said; refused when the server does not offer it. */
    STARTTLS,
    /** Encrypted from the first byte. */
    TLS
}
