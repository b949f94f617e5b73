package dev.linkwright.mail;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import dev.linkwright.fetch.FormPost;
import dev.linkwright.system.Secrets;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * What a mailbox says to its servers to be let in: the stored password, or an access token that is bought when the last one has run out. A token
 * the server refuses is bought anew once, because providers withdraw them early.
 */
@ApplicationScoped
public class SignIn {

    private static final long USUAL_SECONDS = 3600;
    private static final int LONGEST_SECONDS = 120;
    private static final int LOCK = 0x70C3;

    @Inject
    Mailboxes mailboxes;
    @Inject
    FormPost formPost;
    @Inject
    ObjectMapper json;
    @Inject
    InstantSource clock;

    /** Opens a connection with this secret; null where the server asks for none. */
    public interface Door<L> {
        L open(String secret) throws MessagingException;
    }

    /** @throws AuthenticationFailedException when the server, or the token endpoint, refuses this mailbox */
    public <L> L to(Mailbox mailbox, MailServer server, Door<L> door) throws MessagingException {
        if (mailbox.grant().isEmpty() || !server.asksForLogin()) {
            return door.open(server.encryptedPassword() == null ? null : Secrets.decrypt(server.encryptedPassword()));
        }
        Instant now = clock.instant();
        String token = current(mailbox.id(), "", now);
        try {
            return door.open(token);
        } catch (AuthenticationFailedException withdrawn) {
            return door.open(current(mailbox.id(), token, now));
        }
    }

    /**
     * The token at hand, or a new one. One connection buys it, however many want it at once and in whichever process: providers that hand out a
     * new refresh token each time take the second use of an old one for theft.
     *
     * @param refused the token the server has just refused, "" for none
     */
    private String current(long mailboxId, String refused, Instant now) throws MessagingException {
        MessagingException[] trouble = new MessagingException[1];
        String token = QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            mailboxes.getEntityManager().createNativeQuery("select cast(pg_advisory_xact_lock(?1, ?2) as text)", String.class).setParameter(1, LOCK).setParameter(2, (int) mailboxId).getResultList();
            TokenGrant grant = mailboxes.require(mailboxId).grant().orElseThrow();
            Optional<String> known = grant.accessAt(now).map(Secrets::decrypt).filter(access -> !access.equals(refused));
            if (known.isPresent()) {
                return known.get();
            }
            try {
                JsonNode answer = ask(grant);
                String access = answer.path("access_token").asText();
                String refresh = answer.path("refresh_token").asText("");
                mailboxes.getEntityManager().clear(); // others have written to the row while the endpoint was asked
                mailboxes.requireLocked(mailboxId).grant().orElseThrow().renewed(Secrets.encrypt(access), refresh.isBlank() ? null : Secrets.encrypt(refresh),
                        now.plus(Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_SECONDS))));
                return access;
            } catch (MessagingException e) {
                trouble[0] = e;
                return null;
            }
        });
        if (trouble[0] != null) {
            throw trouble[0];
        }
        return token;
    }

    private JsonNode ask(TokenGrant grant) throws MessagingException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("client_id", grant.clientId());
        if (grant.clientSecret() != null) {
            form.put("client_secret", Secrets.decrypt(grant.clientSecret()));
        }
        form.put("refresh_token", Secrets.decrypt(grant.refresh()));
        if (grant.scope() != null) {
            form.put("scope", grant.scope());
        }
        FormPost.Answer answer;
        try {
            answer = formPost.to(URI.create(grant.url()), form);
        } catch (IOException e) {
            throw new MessagingException("no access token from " + URI.create(grant.url()).getHost() + ": " + e.getMessage(), e);
        }
        return read(grant, answer);
    }

    // RFC 6749 5.2: the answer to a refusal is 400 or 401 with “error”; anything else says nothing about the grant
    private JsonNode read(TokenGrant grant, FormPost.Answer answer) throws MessagingException {
        JsonNode body;
        try {
            body = json.readTree(answer.body());
        } catch (IOException noJson) {
            body = json.createObjectNode();
        }
        if (answer.status() == 200 && body.hasNonNull("access_token")) {
            return body;
        }
        String error = body.path("error").asText("");
        if (answer.status() == 400 || answer.status() == 401) {
            throw new AuthenticationFailedException("the provider gives no access token any more" + (error.isEmpty() ? "" : " (" + error + ")")
                    + "; connect the mailbox with it again");
        }
        throw new MessagingException("no access token from " + URI.create(grant.url()).getHost() + ": it answered " + answer.status());
    }
}
