/**
 * RSS and Atom feeds that may name a brand: alerts, magazines, blogs. Each is polled by its own due time, asked only for what is new, and says in
 * plain words when it is bad; the others go on. Start reading at {@link dev.linkwright.link.feed.PollFeed}.
 */
package dev.linkwright.link.feed;
