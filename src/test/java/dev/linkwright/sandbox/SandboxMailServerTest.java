package dev.linkwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SandboxMailServerTest {

    private record Kept(String sender, String recipient, byte[] raw) {
    }

    private final List<Kept> kept = new ArrayList<>();

    @Test
    void deliversByRealSmtpAndIsReadByRealImap() throws MessagingException {
        try (SandboxMailServer server = server()) {
            server.account("ana@fernhill-sample.example", "secret");
            send(server, "maren@tidy-desk.example", "ana@fernhill-sample.example", "Hello Ana");

            assertThat(subjects(server)).containsExactly("Hello Ana");
        }
    }

    @Test
    void keepsEveryMailBeforeItIsAccepted() throws MessagingException {
        try (SandboxMailServer server = server()) {
            send(server, "ana@fernhill-sample.example", "somebody@unknown.example", "To nobody we know");

            assertThat(kept).hasSize(1);
            assertThat(kept.get(0).recipient()).isEqualTo("somebody@unknown.example");
            assertThat(PartnerAnswer.parse(kept.get(0).raw()).getSubject()).isEqualTo("To nobody we know");
        }
    }

    @Test
    void mailToAnAddressWithATagLandsInTheInboxItBelongsTo() throws MessagingException {
        try (SandboxMailServer server = server()) {
            server.account("ana@fernhill-sample.example", "secret");
            send(server, "maren@tidy-desk.example", "ana+t7f3@fernhill-sample.example", "Answer to a tagged address");

            assertThat(subjects(server)).containsExactly("Answer to a tagged address");
        }
    }

    @Test
    void mailsOfAnEarlierRunComeBackWithoutBeingKeptTwice() throws MessagingException {
        try (SandboxMailServer first = server()) {
            send(first, "maren@tidy-desk.example", "ana@fernhill-sample.example", "Before the restart");
        }
        try (SandboxMailServer second = server()) {
            second.account("ana@fernhill-sample.example", "secret");
            second.deliverAgain(kept.get(0).recipient(), kept.get(0).raw());

            assertThat(subjects(second)).containsExactly("Before the restart");
            assertThat(kept).hasSize(1);
        }
    }

    private SandboxMailServer server() {
        return new SandboxMailServer(0, 0, (sender, recipient, raw) -> kept.add(new Kept(sender, recipient, raw)));
    }

    private static void send(SandboxMailServer server, String from, String to, String subject) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("someone@tidy-desk.example"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        mail.setSubject(subject);
        mail.setText("Good day");
        SmtpDelivery.to(server.smtpPort()).send(from, to, mail);
    }

    private static List<String> subjects(SandboxMailServer server) throws MessagingException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", server.imapPort(), "ana@fernhill-sample.example", "secret");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<String> subjects = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                subjects.add(message.getSubject());
            }
            return subjects;
        }
    }
}
