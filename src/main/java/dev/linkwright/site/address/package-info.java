/**
 * Whether mail can reach an address: its syntax, and what the DNS says about its domain. Asked in the background, once a domain.
 * Start reading at {@link dev.linkwright.site.address.CheckAddresses}; the rules of RFC 5321 and RFC 7505 are in {@code MailRoute}.
 */
package dev.linkwright.site.address;
