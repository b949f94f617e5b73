package dev.linkwright.imports.file;

import dev.linkwright.imports.file.KnownSource.Holds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the usual tools export (resource {@code imports/sources.txt}) and what people call columns themselves ({@code imports/names.txt}). */
public final class KnownSources {

    /** The tool of the files we export ourselves. */
    static final String OURS = "Linkwright";

    private static final List<KnownSource> ALL = parse();
    private static final Map<String, Meaning> USUAL = parseUsualNames();

    /** Tranco as published has no header at all: rank, domain. */
    static final KnownSource TRANCO = new KnownSource("Tranco", "Tranco", Holds.POPULARITY_RANKS,
        Map.of("rank", Meaning.RANK, "domain", Meaning.SITE), List.of(), Optional.empty());

    private KnownSources() {
    }

    /** The source that explains most of these headers, if one has all its telling ones. */
    public static Optional<KnownSource> recognise(List<String> header) {
        Set<String> names = new LinkedHashSet<>();
        header.forEach(name -> names.add(Headers.normal(name)));
        return ALL.stream()
            .filter(source -> source.isIn(names))
            .max(Comparator.<KnownSource>comparingInt(source -> source.telling().size() + source.explains(names))
                .thenComparing(source -> -ALL.indexOf(source)));
    }

    public static Optional<KnownSource> named(String name) {
        return TRANCO.name().equals(name) ? Optional.of(TRANCO)
            : ALL.stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /** What a column of somebody's own sheet probably means. */
    static Meaning usualMeaning(String header) {
        return USUAL.getOrDefault(Headers.normal(header), Meaning.NOTE);
    }

    private static List<KnownSource> parse() {
        List<KnownSource> sources = new ArrayList<>();
        for (String line : lines("sources.txt")) {
            if (line.startsWith("# ") && line.contains("|")) {
                String[] parts = line.substring(2).split("\\|");
                sources.add(new KnownSource(parts[0].strip(), parts[1].strip(), Holds.valueOf(parts[2].strip()),
                    new LinkedHashMap<>(), new ArrayList<>(), parts.length > 3 ? Optional.of(parts[3].strip()) : Optional.empty()));
            } else {
                read(line, sources.get(sources.size() - 1));
            }
        }
        return List.copyOf(sources);
    }

    private static void read(String line, KnownSource source) {
        int equals = line.lastIndexOf('=');
        boolean telling = line.startsWith("*");
        Set<String> spellings = new LinkedHashSet<>();
        for (String spelling : line.substring(telling ? 1 : 0, equals).split("\\|\\|")) {
            spellings.add(Headers.normal(spelling));
        }
        Meaning meaning = Meaning.valueOf(line.substring(equals + 1).strip());
        spellings.forEach(spelling -> source.columns().put(spelling, meaning));
        if (telling) {
            source.telling().add(spellings);
        }
    }

    private static Map<String, Meaning> parseUsualNames() {
        Map<String, Meaning> names = new LinkedHashMap<>();
        for (String line : lines("names.txt")) {
            String[] parts = line.split(":");
            for (String name : parts[1].split(",")) {
                names.putIfAbsent(Headers.normal(name), Meaning.valueOf(parts[0]));
            }
        }
        return names;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = KnownSources.class.getResourceAsStream("/imports/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith(";")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
