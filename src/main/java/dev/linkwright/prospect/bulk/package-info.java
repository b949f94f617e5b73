/**
 * One change to many prospects, by sets: chosen rows or a whole view, what changed, what stayed and why, and taking it back.
 * Start at {@link dev.linkwright.prospect.bulk.ChangeMany}. The rule of what may become what is {@link dev.linkwright.prospect.Stage}'s.
 */
package dev.linkwright.prospect.bulk;
