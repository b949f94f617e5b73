package dev.linkwright.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** How to reach one server of a mailbox. The password is kept encrypted and never leaves this object in clear. */
@Embeddable
public class MailServer {

    private String host;
    private Integer port;
    @Enumerated(EnumType.STRING)
    private ServerSecurity security;
    private String login;
    @Column(name = "secret")
    private String encryptedPassword;

    protected MailServer() {
    }

    /** Password already encrypted; login and password null for a server that asks for none. */
    public MailServer(String host, int port, ServerSecurity security, String login, String encryptedPassword) {
        this.host = host;
        this.port = port;
        this.security = security;
        this.login = login;
        this.encryptedPassword = encryptedPassword;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public ServerSecurity security() {
        return security;
    }

    /** User name at the server, or null. */
    public String login() {
        return login;
    }

    /** For {@code system.Secrets} only; null when the server asks for no password. */
    public String encryptedPassword() {
        return encryptedPassword;
    }

    public boolean asksForLogin() {
        return login != null && !login.isBlank();
    }
}
