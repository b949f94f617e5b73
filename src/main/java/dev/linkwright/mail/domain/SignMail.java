package dev.linkwright.mail.domain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.system.Secrets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/** Puts a DKIM signature (RFC 6376) in front of a mail, where the sending domain has a key of ours that is in use. */
@ApplicationScoped
public class SignMail {

    // RFC 6376 5.4.1: what a reader sees, and what mail programs act on
    private static final String TEMPLATE = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s; "
            + "h=From:To:Subject:Date:Message-ID:In-Reply-To:References:MIME-Version:Content-Type:List-Unsubscribe:List-Unsubscribe-Post; bh=; b=;";

    @Inject
    SendingDomains domains;

    /** A key ready to sign with. */
    public record Key(String domain, String selector, PrivateKey key) {
    }

    /** Empty where mail of this mailbox is not signed here. */
    public Optional<Key> keyOf(Mailbox mailbox) {
        return QuarkusTransaction.requiringNew().call(() -> domains.of(mailbox)).filter(SendingDomain::signs)
                .map(domain -> new Key(domain.domain(), domain.selector(), privateKey(Secrets.decrypt(domain.privateKey()))));
    }

    /** The same mail, byte for byte, with its signature on top. */
    public MimeMessage sign(MimeMessage mail, Key key, Session session) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
            mail.writeTo(bytes);
            String signature = new DKIMSigner(TEMPLATE.formatted(key.domain(), key.selector()), key.key()).sign(new ByteArrayInputStream(bytes.toByteArray()));
            ByteArrayOutputStream signed = new ByteArrayOutputStream(bytes.size() + 1024);
            signed.writeBytes((signature.strip().replaceAll("\\r?\\n", "\r\n") + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeTo(signed);
            return new MimeMessage(session, new ByteArrayInputStream(signed.toByteArray()));
        } catch (IOException | MessagingException | FailException e) {
            throw new IllegalStateException("This mail cannot be signed: " + e.getMessage(), e);
        }
    }

    private static PrivateKey privateKey(String base64) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
