/** Pages of the audit of links: its runs and schedules, where tools say otherwise, bad links, the disavow file, warnings. Translate only. */
package dev.linkwright.web.audit;
