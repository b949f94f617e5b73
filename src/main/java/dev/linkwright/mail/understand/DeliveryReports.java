package dev.linkwright.mail.understand;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.linkwright.mail.mime.ParsedMail;
import dev.linkwright.mail.understand.Understood.DeliveryReport;
import dev.linkwright.mail.understand.Understood.Failure;
import dev.linkwright.mail.understand.Understood.Outcome;

/** Delivery reports: RFC 3464 where it is followed, the words of the many programs that do not follow it elsewhere. */
final class DeliveryReports {

    private static final Pattern FROM_DAEMON = Pattern.compile(
            "mailer-?daemon|postmaster|mail delivery (?:sub)?system|mail ?(?:administrator|delivery)|mdaemon|maildeliverysystem|mail-?admin|bounce(?:s|d)?@|microsoftexchange|mail_server@|\\bscan@|symantec_");
    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|(?:not|un)[- ]?deliverable|delivery (?:status|failure|report|has failed|problem|notification|error)|returned mail|failure (?:notice|delivery)|mail delivery (?:failed|failure)"
                    + "|delivery (?:time ?out|incomplete|unsuccessful)|non recapitable|unzustellbar|rejected mail|could not be delivered|(?:message|mail) (?:status|delivery)|nondeliverable|mail system error"
                    + "|mail could not|warning: (?:message|could not)|unable to deliver|delivery delayed|failed to deliver|no se (?:puede|pudo) entregar|non remis|mail failure|email error|dsn|bounce"
                    + "|failed mail|échec de la remise|配信|エラー|отправ|не доставлен|недоставлен|zustellung|consegna|não entregue|mancata", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS = Pattern.compile(
            "(?:could|can) ?not be delivered|wasn't able to deliver|was not delivered|undeliver|delivery (?:to the following|failed|has failed)|permanent (?:fatal )?error|unable to deliver|returned to sender|user unknown"
                    + "|unknown (?:user|address|recipient)|does(?: not|n't) exist|mailbox (?:is )?full|failed (?:recipient|address)|following address(?:es)? (?:failed|had)|smtp error|wasn't delivered|not delivered|<<< 5\\d\\d"
                    + "|host unknown|mailbox unavailable|has been (?:rejected|bounced|blocked)|delivery is delayed|\\b5\\d\\d[ -]#?5\\.\\d\\.\\d", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLOCK = Pattern.compile("\\r?\\n\\s*\\r?\\n");
    private static final Pattern ORIGINAL_BELOW = Pattern.compile(
            "(?im)^.{0,60}(?:copy of the (?:original )?message|original (?:message|mail) (?:follows|headers|attached)|unsent message|message header|returned message|below this line"
                    + "|message (?:follows|headers follow)|text of the original).{0,80}$|^(?:received|return-path):\\s.*$");

    private DeliveryReports() {
    }

    static Optional<Understood> in(ParsedMail mail) {
        Optional<String> machine = mail.report("message/delivery-status", "message/global-delivery-status");
        boolean nullPath = mail.lower("return-path").equals("<>");
        boolean daemon = FROM_DAEMON.matcher((mail.fromName() + " " + mail.fromAddress() + " " + mail.lower("from")).toLowerCase(Locale.ROOT)).find();
        boolean subject = SUBJECT.matcher(mail.subject()).find();
        boolean words = WORDS.matcher(mail.text()).find();
        boolean failedHeader = mail.has("x-failed-recipients");
        if (machine.isEmpty() && !failedHeader && !(daemon && (subject || words || nullPath)) && !(nullPath && subject && words)
                && !(nullPath && words && !mail.has("auto-submitted"))) {
            return Optional.empty();
        }
        String original = mail.report("message/rfc822", "text/rfc822-headers", "message/rfc822-headers").orElse("");
        String explanation = beforeOriginal(mail.text());
        List<Failure> failures = machine.map(fields -> fromFields(fields, explanation)).orElseGet(List::of);
        if (failures.isEmpty()) {
            failures = BounceParagraphs.in(explanation, mail.fromAddress(), mail.lower("to"));
        }
        if (failures.isEmpty()) {
            failures = List.of(fromWords(mail, explanation, original));
        }
        Set<String> ids = new LinkedHashSet<>(MailIds.in(original));
        ids.addAll(mail.references());
        ids.addAll(MailIds.in(mail.text()));
        return Optional.of(new DeliveryReport(failures, List.copyOf(ids)));
    }

    // RFC 3464 2.3: one block of fields per recipient after the block per message
    private static List<Failure> fromFields(String fields, String explanation) {
        List<Failure> failures = new ArrayList<>();
        for (String block : BLOCK.split(fields)) {
            Optional<String> recipient = field(block, "final-recipient").or(() -> field(block, "original-recipient"));
            if (recipient.isEmpty()) {
                continue;
            }
            String address = BounceWords.address(recipient.get().replaceFirst("^[^;]*;", "")).orElse("");
            String status = field(block, "status").flatMap(BounceWords::status).orElse("");
            String said = field(block, "diagnostic-code").orElse("");
            String action = field(block, "action").orElse("").toLowerCase(Locale.ROOT);
            Outcome outcome = switch (action) {
                case "delivered", "relayed", "expanded" -> Outcome.DELIVERED;
                case "delayed" -> Outcome.SOFT;
                default -> BounceWords.outcome(status, said, explanation);
            };
            failures.add(new Failure(address, status, outcome, BounceWords.shortened(said.isBlank() ? explanation : said)));
        }
        return failures;
    }

    private static Optional<String> field(String block, String name) {
        Matcher field = Pattern.compile("(?ims)^" + name + "\\s*:\\s*(.*?)(?=^\\S|\\z)").matcher(block);
        return field.find() ? Optional.of(field.group(1).replaceAll("\\s+", " ").strip()) : Optional.empty();
    }

    private static Failure fromWords(ParsedMail mail, String explanation, String original) {
        String address = mail.header("x-failed-recipients").flatMap(BounceWords::address)
                .or(() -> BounceWords.recipient(explanation, mail.fromAddress(), mail.lower("to")))
                .or(() -> field(original, "to").flatMap(BounceWords::address))
                .orElse("");
        String status = BounceWords.status(explanation).orElse("");
        return new Failure(address, status, BounceWords.outcome(status, BounceWords.serverSaid(explanation), explanation + "\n" + mail.subject()), BounceWords.shortened(explanation));
    }

    private static String beforeOriginal(String text) {
        Matcher below = ORIGINAL_BELOW.matcher(text);
        while (below.find()) {
            if (below.start() > 40) {
                return text.substring(0, below.start());
            }
        }
        return text;
    }
}
