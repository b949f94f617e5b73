package dev.linkwright.link.disavow;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.linkwright.fetch.WebAddress;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;

/**
 * A disavow file as text: one {@code domain:example.com} or one address a line, {@code #} begins a comment
 * (support.google.com/webmasters/answer/2648487). At most {@link #MOST_LINES} lines, comments and blank ones included, and 2 MB of UTF-8;
 * an address has at most 2,048 characters.
 */
public final class DisavowText {

    public static final int MOST_LINES = 100_000;
    public static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int LONGEST_ADDRESS = 2_048;
    private static final String DOMAIN = "domain:";

    /** A line that Google would not understand, by its number from 1. */
    public record Broken(int number, String line, String why) {}

    private final List<String> lines;
    private final List<Broken> broken = new ArrayList<>();
    private final Set<String> domains = new HashSet<>();
    private final Set<String> pages = new HashSet<>();

    private DisavowText(List<String> lines) {
        this.lines = lines;
        for (int i = 0; i < lines.size(); i++) read(i + 1, lines.get(i).strip());
    }

    /** @throws RuleViolation naming {@code file} when it is larger than Google takes, or is no text */
    public static DisavowText of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) throw new RuleViolation("file", "The file has " + bytes.length / 1024 + " kB; Google takes 2 MB at most.");
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException otherwise) {
            throw new RuleViolation("file", "The file is not UTF-8" + firstBadLine(bytes) + ". Save it as UTF-8 and bring it again.");
        }
        if (text.indexOf('\u0000') >= 0) throw new RuleViolation("file", "This is no text file. A disavow file has one domain or address a line.");
        return of(text);
    }

    public static DisavowText of(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> lines = new ArrayList<>(List.of(plain.split("\r\n|\r|\n", -1)));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) lines.remove(lines.size() - 1);
        if (lines.size() > MOST_LINES) throw new RuleViolation("file", String.format(Locale.ROOT, "The file has %,d lines; Google takes %,d at most, comments and blank lines included.", lines.size(), MOST_LINES));
        return new DisavowText(lines);
    }

    public List<String> lines() { return lines; }

    /** Lines Google would not understand, in the order of the file. */
    public List<Broken> broken() { return broken; }

    public int domainCount() { return domains.size(); }

    public int pageCount() { return pages.size(); }

    /** Whether the file names this site, one of its hosts' parents, or this very page. */
    boolean covers(String url) {
        Optional<WebAddress> address = WebAddress.parse(url);
        return address.isPresent() && (coversHost(address.get().host()) || pages.contains(address.get().toString()));
    }

    boolean coversHost(String host) {
        for (String rest = host; rest.contains("."); rest = rest.substring(rest.indexOf('.') + 1)) if (domains.contains(rest)) return true;
        return false;
    }

    /**
     * This file word for word, broken lines made comments, and what it does not name yet under a heading.
     *
     * @param heading comments, without the sign
     * @throws RuleViolation naming {@code file} when the result is more than Google takes
     */
    public String with(List<String> heading, Set<String> newDomains, Set<String> newPages) {
        List<String> all = new ArrayList<>(lines);
        for (Broken each : broken) all.set(each.number() - 1, "# line " + each.number() + ", left out (" + each.why() + "): " + each.line());
        List<String> added = new ArrayList<>();
        new TreeSet<>(newDomains).stream().filter(d -> !coversHost(d)).forEach(d -> added.add(DOMAIN + d));
        new TreeSet<>(newPages).stream().filter(p -> !covers(p)).filter(p -> WebAddress.parse(p).filter(a -> newDomains.stream().noneMatch(d -> a.host().equals(d) || a.host().endsWith("." + d))).isPresent())
            .forEach(added::add);
        if (!added.isEmpty()) {
            if (!all.isEmpty()) all.add("");
            heading.forEach(line -> all.add("# " + line));
            all.addAll(added);
        }
        String text = all.isEmpty() ? "" : String.join("\n", all) + "\n";
        if (all.size() > MOST_LINES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)
            throw new RuleViolation("file", String.format(Locale.ROOT, "With these the file has %,d lines and %,d kB; Google takes %,d lines and 2 MB at most. Disavow whole sites instead of pages.",
                all.size(), text.getBytes(StandardCharsets.UTF_8).length / 1024, MOST_LINES));
        return text;
    }

    private void read(int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) return;
        if (line.length() > LONGEST_ADDRESS) broken.add(new Broken(number, line.substring(0, 80) + "…", "longer than 2,048 characters"));
        else if (line.toLowerCase(Locale.ROOT).startsWith(DOMAIN)) domain(number, line);
        else if (line.matches("(?i)https?://.*")) page(number, line);
        else broken.add(new Broken(number, line, line.contains(".") && !line.contains(" ") ? "write “domain:” before a site, or http:// before a page" : "neither a site nor a page"));
    }

    private void domain(int number, String line) {
        String name = line.substring(DOMAIN.length()).strip();
        Optional<String> host = name.matches("[^\\s/:?#@]+\\.[^\\s/:?#@]+") ? WebAddress.parse("http://" + name).map(WebAddress::host) : Optional.empty();
        if (host.isEmpty()) broken.add(new Broken(number, line, "this is no domain"));
        else if (RegistrableDomain.in(host.get()).isEmpty()) broken.add(new Broken(number, line, "this is a whole ending or no public domain"));
        else domains.add(host.get());
    }

    private void page(int number, String line) {
        Optional<WebAddress> address = line.contains(" ") ? Optional.empty() : WebAddress.parse(line);
        if (address.isEmpty()) broken.add(new Broken(number, line, "this is no address of a page"));
        else pages.add(address.get().toString());
    }

    private static String firstBadLine(byte[] bytes) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i < bytes.length && bytes[i] != '\n') continue;
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, i - start));
            } catch (CharacterCodingException here) {
                return " (line " + line + ")";
            }
            line++;
            start = i + 1;
        }
        return "";
    }
}
