/** The Today page: what needs a person now. Its questions are asked in report. */
package dev.linkwright.web.today;
