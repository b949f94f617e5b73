package dev.linkwright.link.bulk;

import java.util.List;

/** The rows somebody ticked. */
public record ChosenLinks(List<Long> links, List<Long> mentions) {

    static final int MOST = 500;

    public ChosenLinks {
        links = links == null ? List.of() : links.stream().distinct().toList();
        mentions = mentions == null ? List.of() : mentions.stream().distinct().toList();
    }

    public int size() {
        return links.size() + mentions.size();
    }
}
