/** The way in: sign-in, first run, who may enter how, and pages for errors. Start reading at {@link dev.linkwright.web.entry.Door}. */
package dev.linkwright.web.entry;
