package dev.linkwright.link.inspect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A brand's names as whole words, in any case, in running text. */
final class BrandNames {

    private final Optional<Pattern> pattern;

    BrandNames(List<String> names) {
        String any = names.stream().map(String::strip).filter(n -> n.length() > 1).distinct()
            .sorted(Comparator.comparingInt(String::length).reversed()) // the longest name that fits
            .map(n -> Arrays.stream(n.split("\\s+")).map(Pattern::quote).collect(Collectors.joining(" ")))
            .collect(Collectors.joining("|"));
        // neither a letter, a figure nor a link may touch the name
        pattern = any.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile("(?<![\\p{L}\\p{N}\\ufffc_])(?:" + any + ")(?![\\p{L}\\p{N}\\ufffc_])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    Optional<PageText.Span> in(String text) {
        return pattern.map(p -> p.matcher(text)).filter(Matcher::find).map(m -> new PageText.Span(m.start(), m.end()));
    }
}
