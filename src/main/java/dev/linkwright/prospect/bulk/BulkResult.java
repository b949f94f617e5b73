package dev.linkwright.prospect.bulk;

/**
 * What became of a change to many.
 *
 * @param id      of the record that {@link UndoBulk} takes back
 * @param changed how many prospects are different now
 * @param stayed  how many of the chosen are as before
 * @param said    one or two sentences: what changed, what did not, and why
 */
public record BulkResult(long id, long changed, long stayed, String said) {
}
