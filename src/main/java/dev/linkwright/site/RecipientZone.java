package dev.linkwright.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose clock a send window goes by: the recipient's zone, else that of their country, else the one of the campaign. */
public final class RecipientZone {

    private static final Map<String, ZoneId> BY_COUNTRY = read();
    private static final Map<String, String> CODES = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(code -> new Locale("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code -> code, (one, same) -> one));

    private RecipientZone() {
    }

    /** @param zone IANA name or null, @param country code or English name or null */
    public static ZoneId of(String zone, String country, ZoneId otherwise) {
        return zone(zone).or(() -> code(country).map(BY_COUNTRY::get)).orElse(otherwise);
    }

    /** ISO 3166-1 alpha-2; empty when this is no country. */
    public static Optional<String> code(String country) {
        if (country == null || country.isBlank()) {
            return Optional.empty();
        }
        String given = country.strip();
        String code = given.equalsIgnoreCase("UK") ? "GB" : given.equalsIgnoreCase("USA") ? "US" : given.toUpperCase(Locale.ROOT);
        return BY_COUNTRY.containsKey(code) ? Optional.of(code) : Optional.ofNullable(CODES.get(given.toLowerCase(Locale.ROOT)));
    }

    /** Empty when this is no zone's name. */
    public static Optional<ZoneId> zone(String name) {
        return name == null || !ZoneId.getAvailableZoneIds().contains(name.strip()) ? Optional.empty() : Optional.of(ZoneId.of(name.strip()));
    }

    private static Map<String, ZoneId> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(RecipientZone.class.getResourceAsStream("/country-zones.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" "))
                    .filter(parts -> ZoneId.getAvailableZoneIds().contains(parts[1])).collect(Collectors.toMap(parts -> parts[0], parts -> ZoneId.of(parts[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
