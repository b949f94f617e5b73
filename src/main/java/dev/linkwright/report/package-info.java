/**
 * Read-only questions about all subjects: what waits for a person ({@link dev.linkwright.report.Today}), finding anything by text
 * ({@link dev.linkwright.report.Search}). Each is SQL in a commented text block; nothing here changes anything.
 */
package dev.linkwright.report;
