/**
 * The mail digest: once a day, to everybody who asked for it, what happened to links since their last one. Never two a day, whatever crashes:
 * the day's row is written before the mail leaves. Start reading at {@link dev.linkwright.link.digest.SendDigests}.
 */
package dev.linkwright.link.digest;
