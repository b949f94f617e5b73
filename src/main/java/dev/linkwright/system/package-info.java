/**
 * The installation itself: process, data folder, embedded PostgreSQL, the secret key, the admin account at start. Start reading at {@link dev.linkwright.system.Main}.
 * Knows account and shared.
 */
package dev.linkwright.system;
