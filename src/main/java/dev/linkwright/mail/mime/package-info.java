/**
 * Bytes to words and back: reading whatever arrives as MIME without ever failing, writing ours so that nothing can be injected,
 * making foreign HTML safe to show, telling the new part of an answer from what it quotes. Knows nobody but {@code jakarta.mail}.
 */
package dev.linkwright.mail.mime;
