/** What happens by itself: one file, one line per job. Knows campaign, mail, link and prospect. */
package dev.linkwright.job;
