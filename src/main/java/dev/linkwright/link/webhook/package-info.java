/**
 * A brand's alerts, posted to an address of its own. {@link dev.linkwright.link.webhook.QueueDeliveries} writes each notice with its due time in
 * the transaction of the alert; {@link dev.linkwright.link.webhook.DeliverWebhooks} sends what is due and tries again with growing gaps.
 */
package dev.linkwright.link.webhook;
