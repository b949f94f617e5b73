package dev.linkwright.sandbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/**
 * How a sample partner's mail program hands over its mail: plain SMTP to the sandbox's own server on this machine.
 */
record SmtpDelivery(int port) {

    private static final String MILLIS = "15000";

    static SmtpDelivery to(int port) {
        return new SmtpDelivery(port);
    }

    /**
     * @param sender the envelope's sender
     * @throws MessagingException when the server does not take the mail
     */
    void send(String sender, String recipient, MimeMessage mail) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(port));
        settings.put("mail.smtp.from", sender);
        settings.put("mail.smtp.connectiontimeout", MILLIS);
        settings.put("mail.smtp.timeout", MILLIS);
        try (Transport transport = Session.getInstance(settings).getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(mail, new InternetAddress[] {new InternetAddress(recipient)});
        }
    }
}
