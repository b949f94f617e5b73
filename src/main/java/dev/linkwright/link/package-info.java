/**
 * Link truth: backlinks expected or seen, mentions without a link, the checks that look at them, what the checks conclude and when
 * the next one is due. Knows brand, site and fetch. Tells the rooms above by {@link dev.linkwright.link.BacklinkWon},
 * {@link dev.linkwright.link.BacklinkLost} and {@link dev.linkwright.link.MentionFound}.
 *
 * <p>Start reading at {@link dev.linkwright.link.Backlink} (the state machine), then {@link dev.linkwright.link.CheckLink}.
 */
package dev.linkwright.link;
