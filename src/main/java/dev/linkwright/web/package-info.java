/**
 * Pages: resources that translate between people and the subjects, one subpackage per subject. This package holds what every page shares:
 * the frame ({@link dev.linkwright.web.Shell}), the brand being worked on, form errors, toasts, and how numbers and times are written.
 * Templates of the same names lie in resources/templates; the tags in templates/tags say in their heads how they are used.
 */
package dev.linkwright.web;
