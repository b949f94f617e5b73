package dev.linkwright.site.address;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whom we ask about domains. {@code application.properties} fills it from the variables {@code LINKWRIGHT_DNS_...}. */
@ConfigMapping(prefix = "linkwright.dns")
public interface DnsSettings {

    /** Name servers as {@code host} or {@code host:port}; the system's own when there are none. */
    Optional<List<String>> servers();

    /** How long one question may take before the answer counts as missing. */
    Duration timeout();
}
