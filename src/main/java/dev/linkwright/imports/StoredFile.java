package dev.linkwright.imports;

/** A file as it came: name, size in bytes, SHA-256 in hex. */
record StoredFile(String name, long size, String hash) {
}
