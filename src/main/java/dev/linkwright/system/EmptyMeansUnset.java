package dev.linkwright.system;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;

/**
 * A variable that is set to nothing counts as not set, so that a copied {@code .env.example} and a compose file that passes every variable
 * on start with the defaults.
 */
// Below the interceptor that resolves ${NAME:default} (LIBRARY + 300): it has to see NAME as unset.
@Priority(Priorities.LIBRARY + 250)
public final class EmptyMeansUnset implements ConfigSourceInterceptor {

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue found = context.proceed(name);
        return found != null && isOurs(name) && found.getValue() != null && found.getValue().isBlank() ? null : found;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("LINKWRIGHT_") || name.startsWith("DATABASE_");
    }
}
