/** Pages of reports: what was earned, with pictures whose every figure opens its rows. The questions are asked in {@code report}. */
package dev.linkwright.web.report;
