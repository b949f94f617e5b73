/**
 * Erasing a person on request: what is kept about an address ({@link dev.linkwright.erasure.WhatIsKept}), and taking it out of every
 * table ({@link dev.linkwright.erasure.ErasePerson}). Stands above the subjects because it reaches into all of them; what is erased and
 * what is kept, and why, is written down in {@code src/adr/erasing-a-person.md}.
 */
package dev.linkwright.erasure;
