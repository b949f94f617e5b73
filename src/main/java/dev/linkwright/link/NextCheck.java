package dev.linkwright.link;

import java.time.Instant;

/** When a page is visited next and why then; {@code because} is a short phrase such as "daily: at risk". */
record NextCheck(Instant at, String because) {}
