package dev.linkwright.link.inspect;

/** What the clickable words say: our name, our topic exactly or in part, nothing in particular, an address, or a picture. */
public enum AnchorKind {
    BRAND, EXACT, PARTIAL, GENERIC, URL, IMAGE
}
