package dev.linkwright.system;

import dev.linkwright.account.FirstAdmin;
import dev.linkwright.account.Users;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the admin account from the environment when an installation has no account yet. */
@Singleton
class AdminAtStart {

    private static final Logger LOG = Logger.getLogger(AdminAtStart.class);

    void onStart(@Observes StartupEvent started, Users users, FirstAdmin firstAdmin, InstantSource clock,
            @ConfigProperty(name = "linkwright.admin.email") Optional<String> email,
            @ConfigProperty(name = "linkwright.admin.password") Optional<String> password) {
        if (email.isEmpty() || password.isEmpty()) {
            return;
        }
        try {
            if (firstAdminIsMissing(users)) {
                firstAdmin.make(email.get().split("@")[0], email.get(), password.get(), clock.instant());
            }
        } catch (RuleViolation refused) {
            LOG.warnf("LINKWRIGHT_ADMIN_EMAIL / LINKWRIGHT_ADMIN_PASSWORD: %s", refused.getMessage());
        }
    }

    private static boolean firstAdminIsMissing(Users users) {
        return io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().call(users::nobodyYet);
    }
}
