/**
 * Reads what the sites of prospects publish, politely and in the background: which pages are worth a visit ({@link dev.linkwright.prospect.pages.PlanPages}),
 * who visits which now, and what is kept of them. Two processes share the work. Start reading at {@link dev.linkwright.prospect.pages.ReadDuePages}.
 */
package dev.linkwright.prospect.pages;
