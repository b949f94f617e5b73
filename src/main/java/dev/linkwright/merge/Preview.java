package dev.linkwright.merge;

import java.util.List;

/**
 * What a merge will do, told before it is done.
 *
 * @param kept   the name of the one that stays
 * @param merged the name of the one that is taken into it
 * @param lines  whole sentences
 * @param warnings what somebody should think about first; empty when there is nothing
 */
public record Preview(long keptId, String kept, long mergedId, String merged, List<String> lines, List<String> warnings) {
}
