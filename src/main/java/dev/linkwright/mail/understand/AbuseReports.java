package dev.linkwright.mail.understand;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.linkwright.mail.mime.ParsedMail;
import dev.linkwright.mail.understand.Understood.AbuseReport;

/** RFC 5965 feedback reports, and the providers' own forms of them. */
final class AbuseReports {

    private static final Pattern RECIPIENT = Pattern.compile("(?im)^(?:original-rcpt-to|removal-recipient|x-hmxmroriginalrecipient)\\s*:\\s*<?([^\\s<>]+@[^\\s<>]+)>?");
    private static final Pattern TYPE = Pattern.compile("(?im)^feedback-type\\s*:\\s*(\\S+)");
    private static final Pattern TO = Pattern.compile("(?im)^to\\s*:.*?([^\\s<>\"]+@[^\\s<>\",]+)");

    private AbuseReports() {
    }

    static Optional<Understood> in(ParsedMail mail) {
        Optional<String> report = mail.report("message/feedback-report");
        boolean declared = mail.contentType().equals("multipart/report") && mail.lower("content-type").contains("feedback-report");
        boolean outlook = mail.lower("from").contains("staff@hotmail.com") && mail.lower("subject").contains("complaint");
        if (report.isEmpty() && !declared && !outlook) {
            return Optional.empty();
        }
        String fields = report.orElse("");
        Matcher type = TYPE.matcher(fields);
        // RFC 5965 7.3 and RFC 6591: authentication failure reports complain about forgery, not about our mail
        if (type.find() && type.group(1).equalsIgnoreCase("auth-failure")) {
            return Optional.empty();
        }
        String original = mail.report("message/rfc822", "text/rfc822-headers").orElse("");
        return Optional.of(new AbuseReport(first(RECIPIENT, fields + "\n" + original).or(() -> first(TO, original)),
                List.copyOf(MailIds.in(original))));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
