/**
 * The audit: what the tools say of our links beside what we saw ({@link dev.linkwright.link.audit.VendorDifferences}), and the look at all
 * links that a person or a schedule starts. Its links are checked by the same checker as any other, when nothing else is due; a trigger
 * ticks them off (migration "audits"). Start reading at {@link dev.linkwright.link.audit.StartAudit}.
 */
package dev.linkwright.link.audit;
