package dev.linkwright.link.bulk;

/**
 * What came of it.
 *
 * @param id for taking it back; null when nothing changed, or when there is nothing to take back
 * @param changed how many rows
 * @param said one or two sentences for a person
 */
public record BulkOutcome(Long id, int changed, String said) {}
