/**
 * What a brought file is and says: encoding, delimiter, header, source, the meaning of each column, and one row at a time.
 * Knows nothing of sites, brands or the database. Start with {@link dev.linkwright.imports.file.ImportFile},
 * then {@link dev.linkwright.imports.file.KnownSources} for the table of what the usual tools export.
 */
package dev.linkwright.imports.file;
