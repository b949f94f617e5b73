/**
 * People who may sign in: accounts, roles, API tokens, and the log of what they did. Start reading at {@link dev.linkwright.account.User}.
 * Knows shared (and the key of system for hashing).
 */
package dev.linkwright.account;
