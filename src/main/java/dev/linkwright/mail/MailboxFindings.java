package dev.linkwright.mail;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a test of a mailbox found, and its form on the row: one finding a line, fields cut by tabs. */
public final class MailboxFindings {

    private MailboxFindings() {
    }

    /** How a step of the test ended. */
    public enum Verdict { GOOD, BAD, OPEN }

    /**
     * One step of the test.
     *
     * @param detail what to do about it, or ""
     */
    public record Finding(Verdict verdict, String title, String detail) {

        public static Finding good(String title) {
            return new Finding(Verdict.GOOD, title, "");
        }

        public static Finding bad(String title, String detail) {
            return new Finding(Verdict.BAD, title, detail);
        }

        public static Finding open(String title, String detail) {
            return new Finding(Verdict.OPEN, title, detail);
        }
    }

    public static String asText(List<Finding> findings) {
        return findings.stream().map(f -> f.verdict() + "\t" + line(f.title()) + "\t" + line(f.detail())).collect(Collectors.joining("\n"));
    }

    public static List<Finding> of(Mailbox mailbox) {
        if (mailbox.testResult() == null) {
            return List.of();
        }
        return Arrays.stream(mailbox.testResult().split("\n")).map(text -> text.split("\t", -1))
                .map(f -> new Finding(Verdict.valueOf(f[0]), f[1], f[2])).toList();
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
