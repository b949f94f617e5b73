/**
 * The only door to the outside web. Owns: which addresses may be visited at all, how politely (robots.txt, one request at a
 * time per host, a gap between them), and how much of an answer is read. Knows no other room.
 *
 * <p>Start reading at {@link dev.linkwright.fetch.SafeFetcher}; what may be visited is decided in {@code Gate} (the address as
 * written) and {@code GuardedDns} (the addresses it stands for).
 */
package dev.linkwright.fetch;
