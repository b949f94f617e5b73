/**
 * Imports: a brought file is looked at, queued, read once from front to back into a staging table, and written by set at one stroke,
 * so that nothing half-done is ever seen. Every import can be stopped while it runs and undone as a whole afterwards.
 * Start reading at {@link dev.linkwright.imports.Import} (the states), then {@link dev.linkwright.imports.RunImport}.
 * Knows prospect, link, brand, site, account and shared; reading of files is in {@link dev.linkwright.imports.file}.
 */
package dev.linkwright.imports;
