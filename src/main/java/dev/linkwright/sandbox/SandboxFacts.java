package dev.linkwright.sandbox;

/**
 * Where the sandbox is to be found on this machine.
 *
 * @param mailbox the sample mailbox's address
 */
public record SandboxFacts(String brandName, String mailbox, int smtpPort, int imapPort, int pagesPort) {
}
