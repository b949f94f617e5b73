package dev.linkwright.account;

import dev.linkwright.shared.NotFound;
import dev.linkwright.system.Secrets;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
public class ApiTokens implements PanacheRepository<ApiToken> {

    /** A busy token's row is not written for every request. */
    private static final Duration LAST_USE_PRECISION = Duration.ofMinutes(5);

    /** A token and its clear text, which nobody can ask for again. */
    public record Fresh(ApiToken token, String clearText) {
    }

    public Fresh issue(User user, String name, Instant now) {
        String clearText = "lw_" + Secrets.randomToken();
        ApiToken token = new ApiToken(user, name, Secrets.hashOf(clearText), now);
        persist(token);
        return new Fresh(token, clearText);
    }

    public Optional<ApiToken> working(String clearText) {
        return find("tokenHash", Secrets.hashOf(clearText)).firstResultOptional().filter(ApiToken::works);
    }

    public void used(ApiToken token, Instant now) {
        update("lastUsedAt = ?1 where id = ?2 and (lastUsedAt is null or lastUsedAt < ?3)", now, token.id(), now.minus(LAST_USE_PRECISION));
    }

    public List<ApiToken> of(User user) {
        return list("user = ?1 and revokedAt is null order by id desc", user);
    }

    /** Of this user only: nobody revokes another's by guessing numbers. */
    public ApiToken require(User user, long id) {
        return find("id = ?1 and user = ?2", id, user).firstResultOptional().orElseThrow(() -> new NotFound("token " + id));
    }
}
