package dev.linkwright.mail.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.mail.ServerSecurity;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server's certificate that is of no use is named in plain words: it has run out, it is for another name, nobody vouches for it. */
class ServerCertificateTest {

    private static final char[] PASSWORD = "a long password".toCharArray();

    @TempDir
    static Path folder;

    /** An authority of the test's own, and certificates it made. */
    @BeforeAll
    static void certificates() throws Exception {
        keytool("-genkeypair", "-alias", "authority", "-dname", "CN=Test authority", "-ext", "bc:c");
        keytool("-genkeypair", "-alias", "expired", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-signer", "authority", "-startdate", "-10d", "-validity", "5");
        keytool("-genkeypair", "-alias", "other", "-dname", "CN=mail.other.example", "-ext", "san=dns:mail.other.example", "-signer", "authority");
    }

    @Test
    void oneThatHasRunOut() throws Exception {
        assertThat(diagnosis("expired", true)).contains("certificate has run out").contains("localhost must renew it");
    }

    @Test
    void oneForAnotherName() throws Exception {
        assertThat(diagnosis("other", true)).contains("certificate is for another name than localhost").contains("Use the name your provider gives");
    }

    @Test
    void oneThatNobodyTrustedMade() throws Exception {
        assertThat(diagnosis("other", false)).contains("made by nobody that is trusted here");
    }

    /** What the test of a mailbox says about a server with this certificate, to a machine that trusts the authority or does not. */
    private static String diagnosis(String alias, boolean trusted) throws Exception {
        SSLContext server = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(only(alias), PASSWORD);
        server.init(keys.getKeyManagers(), null, null);
        try (SSLServerSocket socket = (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread greeting = new Thread(() -> greet(socket));
            greeting.setDaemon(true);
            greeting.start();
            Properties settings = new Properties();
            settings.put("mail.smtp.ssl.enable", "true");
            settings.put("mail.smtp.ssl.checkserveridentity", "true");
            settings.put("mail.smtp.timeout", "10000");
            if (trusted) {
                settings.put("mail.smtp.ssl.socketFactory", trustingTheAuthority().getSocketFactory());
                settings.put("mail.smtp.socketFactory.fallback", "false");
            }
            MessagingException fault = catchThrowableOfType(
                    () -> Session.getInstance(settings).getTransport("smtp").connect("localhost", socket.getLocalPort(), null, null), MessagingException.class);
            Finding finding = InPlainWords.wrong("send", new MailServer("localhost", socket.getLocalPort(), ServerSecurity.TLS, null, null), false, fault);
            return finding.toString();
        }
    }

    private static void greet(SSLServerSocket socket) {
        try (SSLSocket line = (SSLSocket) socket.accept()) {
            line.getOutputStream().write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
            line.getInputStream().read();
        } catch (IOException refusedByTheOtherSide) {
            // what the test is about
        }
    }

    private static SSLContext trustingTheAuthority() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", all().getCertificate("authority"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore only(String alias) throws GeneralSecurityException, IOException {
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        one.setKeyEntry(alias, all().getKey(alias, PASSWORD), PASSWORD, all().getCertificateChain(alias));
        return one;
    }

    private static KeyStore all() throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            all.load(in, PASSWORD);
        }
        return all;
    }

    private static void keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-keystore", folder.resolve("keys.p12").toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD),
                "-J-XX:TieredStopAtLevel=1"));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
    }
}
