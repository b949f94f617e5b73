/** Search over everything; its questions are asked in report. */
package dev.linkwright.web.search;
