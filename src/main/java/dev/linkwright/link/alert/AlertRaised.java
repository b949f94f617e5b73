package dev.linkwright.link.alert;

/** There is news; fired in the transaction that recorded it. */
public record AlertRaised(LinkAlert alert) {}
