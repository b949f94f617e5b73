package dev.linkwright.imports;

import dev.linkwright.imports.file.Row;
import dev.linkwright.imports.file.Shape;
import dev.linkwright.imports.file.Values;
import dev.linkwright.site.RegistrableDomain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Whom the site of a row links to, and by how many links: the domain somebody chose for the whole file; else the targets a link intersect
 * names in its columns; else the target page of the row, where that is a competitor's or ours.
 */
final class LinksTo {

    private static final String INTERSECT = "Ahrefs link intersect";
    private static final Set<String> COUNTS = Set.of("links to target", "backlinks");
    private static final Set<String> LOST = Set.of("lost", "lost link", "datelost");
    private static final Set<String> NO = Set.of("", "0", "-", "–", "no", "false", "n/a");

    /** @param pairs "rival.example 12": domain, blank, number of links (0: there was one, and it is lost); empty where the row says why not */
    record Said(List<String> pairs, String refusal) {
        static final Said NOTHING = new Said(List.of(), null);

        static Said no(String why) {
            return new Said(List.of(), why);
        }
    }

    private final Shape shape;
    private final Optional<String> chosen;
    private final Set<String> known;
    private final Map<Integer, String> targets;

    /**
     * @param chosen the domain all rows link to
     * @param known  domains of the brand and its competitors
     */
    LinksTo(Shape shape, Optional<String> chosen, Set<String> known) {
        this.shape = shape;
        this.chosen = chosen;
        this.known = known;
        this.targets = targets(shape.source().map(source -> source.name()).orElse(""), shape.header());
    }

    /** The domains a link intersect names in its columns, by column; none for any other file. */
    static Map<Integer, String> targets(String source, List<String> header) {
        Map<Integer, String> targets = new LinkedHashMap<>();
        for (int i = 0; source.equals(INTERSECT) && i < header.size(); i++) {
            String name = header.get(i).strip().replaceFirst("^(?i)(https?://|\\*\\.)", "");
            if (name.matches("[^\\s]+\\.[^\\s]+")) {
                Optional<String> domain = RegistrableDomain.in(name.replaceFirst("/.*$", "")).map(RegistrableDomain::name);
                int column = i;
                domain.ifPresent(found -> targets.put(column, found));
            }
        }
        return targets;
    }

    /** @param site whose row it is */
    Said read(Row row, String site, String target, String page) {
        if (isLost(row)) {
            return lost(site, target, page);
        }
        Map<String, Long> pairs = new LinkedHashMap<>();
        if (chosen.isPresent()) {
            pairs.put(chosen.get(), links(row));
        } else if (!targets.isEmpty()) {
            targets.forEach((column, domain) -> links(row.cell(column)).ifPresent(count -> pairs.merge(domain, count, Math::max)));
        } else {
            Optional<String> domain = RegistrableDomain.read(target) instanceof RegistrableDomain.Read read ? Optional.of(read.domain().name()) : Optional.empty();
            if (domain.isEmpty() || !known.contains(domain.get())) {
                return Said.no(domain.map(name -> "it links to " + name + ", which is neither a competitor’s site nor ours").orElse("no address of a competitor in the target"));
            }
            pairs.put(domain.get(), 1L);
        }
        pairs.remove(site);
        if (pairs.isEmpty()) {
            return Said.no(chosen.filter(site::equals).isPresent() ? "this is the site itself" : "it links to none of the targets");
        }
        List<String> written = new ArrayList<>();
        pairs.forEach((domain, count) -> written.add(domain + " " + count));
        return new Said(written, null);
    }

    /** A page that linked to a competitor: no link, "rival.example 0", but a lost one. */
    private Said lost(String site, String target, String page) {
        Optional<String> to = RegistrableDomain.read(target) instanceof RegistrableDomain.Read read ? Optional.of(read.domain().name()) : Optional.empty();
        if (page.isEmpty() || to.isEmpty()) {
            return Said.no("the tool says that this link is lost, and does not name the page and what it led to");
        }
        if (chosen.isEmpty() && !known.contains(to.get())) {
            return Said.no("it was a link to " + to.get() + ", which is not a competitor’s site");
        }
        return to.get().equals(site) ? Said.no("this is the site itself") : new Said(List.of(chosen.orElse(to.get()) + " 0"), null);
    }

    /** How many links the tool counts from this site; one where a row is a link. */
    private long links(Row row) {
        for (int i = 0; i < shape.header().size(); i++) {
            if (COUNTS.contains(normal(shape.header().get(i)))) {
                return links(row.cell(i)).orElse(1L);
            }
        }
        return 1;
    }

    private Optional<Long> links(String cell) {
        if (NO.contains(cell.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        // A count is whole: 1.200 and 1,200 are both twelve hundred
        String plain = cell.matches("\\d{1,3}([.,]\\d{3})+") ? cell.replaceAll("[.,]", "") : cell;
        OptionalDouble number = Values.number(plain, shape.decimalComma());
        return number.isPresent() ? Optional.of(Math.round(number.getAsDouble())).filter(count -> count > 0) : Optional.of(1L);
    }

    private boolean isLost(Row row) {
        for (int i = 0; i < shape.header().size(); i++) {
            if (LOST.contains(normal(shape.header().get(i))) && !NO.contains(row.cell(i).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
