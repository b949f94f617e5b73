/**
 * The kinds of campaigns as playbooks: for each one place ({@code GuestPost}, {@code BrokenLink}, {@code DigitalPr}...) with the fields it asks
 * for once and for each prospect, the mails it begins with, and what the launch gate asks on top of its usual questions. Knows only
 * {@code campaign.letter} and the opportunities of prospects. Start at {@link dev.linkwright.campaign.playbook.PlaybookKind}.
 */
package dev.linkwright.campaign.playbook;
