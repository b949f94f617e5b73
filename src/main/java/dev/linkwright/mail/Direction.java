package dev.linkwright.mail;

/** Which way a mail went. */
public enum Direction {
    IN, OUT
}
