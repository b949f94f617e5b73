/**
 * What is to be got back, and why it went. A {@link dev.linkwright.link.reclaim.Reclamation} is opened with its
 * {@link dev.linkwright.link.reclaim.Cause} in the transaction of the check that saw it, and closed by an outcome; pages of our own that
 * links lead to are visited too, because a broken one is ours to mend. Mentions without a link are cases of their own, in
 * {@link dev.linkwright.link.Mention}; the view {@code reclamation_case} holds both. Start reading at
 * {@link dev.linkwright.link.reclaim.OpenReclamations}.
 */
package dev.linkwright.link.reclaim;
