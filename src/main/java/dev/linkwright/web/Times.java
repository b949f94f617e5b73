package dev.linkwright.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** Moments and days in words for whoever looks: the zone is the browser's, told by a cookie; UTC until it is known. */
@Named("times")
@RequestScoped
public class Times {

    @Inject
    InstantSource clock;
    @Inject
    HttpHeaders headers;

    private ZoneId zone;

    public String ago(Instant moment) {
        return RelativeTime.ago(moment, clock.instant(), zone());
    }

    public String exact(Instant moment) {
        return RelativeTime.exact(moment, zone());
    }

    public String day(LocalDate day) {
        return RelativeTime.day(day, today());
    }

    public String exactDay(LocalDate day) {
        return RelativeTime.exactDay(day);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    public ZoneId zone() {
        if (zone == null) {
            zone = zoneOf(headers.getCookies().containsKey("zone") ? headers.getCookies().get("zone").getValue() : "UTC");
        }
        return zone;
    }

    private static ZoneId zoneOf(String cookie) {
        try {
            return ZoneId.of(URLDecoder.decode(cookie, StandardCharsets.UTF_8));
        } catch (DateTimeException | IllegalArgumentException e) {
            return ZoneId.of("UTC");
        }
    }
}
