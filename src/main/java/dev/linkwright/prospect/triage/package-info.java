/**
 * Going through a view one prospect at a time: who looks at which, what was decided, taking the last one back.
 * Start at {@link dev.linkwright.prospect.triage.Triage}. Knows prospect, brand, account.
 */
package dev.linkwright.prospect.triage;
