package dev.linkwright.mail.understand;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.linkwright.mail.understand.Understood.Outcome;

/** What servers mean when they refuse: their words first, because the codes beside them are often wrong; then RFC 3463. */
final class BounceWords {

    private static final int CI = Pattern.CASE_INSENSITIVE;
    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([45]\\d\\d)(?=[ -])");
    static final Pattern ADDRESS = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern IN_BRACKETS = Pattern.compile("<(" + ADDRESS.pattern() + ")>");

    private static final Pattern FULL_OR_LATE = Pattern.compile(
            "(?:mailbox|mail ?box|inbox|account|user|storage|disk|quota).{0,40}(?:full|exceed|over ?quota|exhaust)|over ?quota|quota (?:exceed|full)|exceed\\w* .{0,30}(?:quota|storage|limit)|insufficient (?:system )?(?:storage|disk)|disk full"
                    + "|mailfolder is full|too (?:large|big)|exceeds .{0,20}(?:size|maximum|limit)|message size|size limit|maildir over|not enough (?:storage|disk|space)|no space left"
                    + "|timed? ?out|connection (?:refused|was dropped|lost|dropped|reset)|not accepting (?:network )?(?:messages|connections)|retry time(?:out)? (?:not reached|exceed)|queue (?:too long|time)|too long in queue|expired|unable to connect"
                    + "|network (?:is )?unreachable|no route to host|try again|temporar|grey-?list|deferr?ed|too many (?:connections|sessions|messages|recipients|emails|invalid)|too much mail|rate limit|delayed|delivery time"
                    + "|could not connect|couldn't connect|loop|too many hops|configuration error|system (?:error|not capable)|local (?:error|problem)|service unavailable|resources|undefined mailer|mail server (?:is )?(?:down|busy)|connection (?:frequency )?limited"
                    + "|procmail|command (?:died|failed)|can'?t (?:create|open)|i/o error|out of memory|server error", CI);
    private static final Pattern SUSPENDED = Pattern.compile(
            "(?:account|mailbox|user|recipient|address).{0,40}(?:suspend|disabled|inactive|locked|frozen|not active|deactivated)|(?:suspended|inactive|disabled) (?:account|user|mailbox)|not in active use|hors ?service", CI);
    private static final Pattern UNKNOWN = Pattern.compile(
            "(?:user|recipient|address|mailbox|account|alias|destinat\\w+|person|box)\\b.{0,60}(?:unknown|not found|does ?n[o']t exist|doesnt exist|not exist|no longer|invalid|not (?:valid|known|listed|recognized)|undeliverable|nonexist|non-exist|isn'?t (?:a|known|registered)|inconnu|not have an)"
                    + "|(?:unknown|no such|no|invalid|nonexistent|non-existent|bad|undefined|unrecognized|incorrect) (?:or (?:illegal|invalid) )?(?:local )?(?:virtual )?(?:mail ?)?(?:user|recipient|address|mailbox|mail drop|account|alias|destination|person|addressee|local part|rcpt)"
                    + "|unknown (?:local[- ]?part|in )|not (?:a|our) (?:valid|known|local|customer)|no mailbox (?:here|by)|user (?:doesn't|does not|not)|unrouteable address|there is no one|is not a (?:known|valid|registered)"
                    + "|(?:couldn'?t|could not) be found|address not (?:found|present)|not a member|not listed in|no longer (?:valid|with|available|exists|in use)|has (?:moved|left)|moved to|user has moved|addressee unknown|directory service|resolver\\.adr|recipnotfound"
                    + "|no valid recipients?|no account by|unknown or illegal|does not like recipient|does not have (?:a|an) .{0,20}account|mailbox unavailable or access denied|unknown\\.", CI);
    private static final Pattern NO_HOST = Pattern.compile(
            "host(?:name)? (?:or domain name )?(?:unknown|not found)|unknown host|domain .{0,60}(?:not found|does ?n[o']t exist|unknown|invalid|no mail)|no such (?:domain|host)|nxdomain|name (?:service|server) error|bad destination (?:host|system)"
                    + "|unrouteable (?:mail )?domain|couldn'?t find any host|no (?:mx|matches to nameserver|a record|dns)|illegal host|null mx|does not accept (?:mail|email)|dns error|all relevant mx records|unknown (?:domain|recipient domain)|lookup failed|non-?existent domain", CI);
    private static final Pattern REFUSED = Pattern.compile(
            "spam|spf|dkim|dmarc|block(?:ed|list)|black ?list|blocklist|reputation|policy|polic(?:y|ies)|banned|denied|prohibited|rejected|refused|relay|unsolicited|virus|content|reverse (?:dns|lookup)|ptr|not (?:allowed|authorized|authorised|permitted|accepted)|rbl|dnsbl"
                    + "|phish|malware|unauthenticated|authenticat|restrict|bulk|junk|security|sender|listed|filter|rfc ?[25]?822|5322|abuse|suspicious|bounce_check|gateway|dangerous|syntax|header|gray", CI);
    private static final Pattern SENDER_REFUSED = Pattern.compile(
            "sender .{0,30}(?:reject|denied|invalid|unknown|verif|refus|not allowed)|(?:spf|dkim|dmarc|blacklist|black ?list|blocklist|spamhaus|rbl|dnsbl|spam)\\b|relay(?:ing)? (?:access )?(?:denied|not|prohibited)|not permitted to relay|access denied|policy|reverse dns|message (?:content )?rejected|banned", CI);

    private static final Pattern SURELY_REFUSED = Pattern.compile(
            "\\b(?:spf|dkim|dmarc|spamhaus|dnsbl|rbl|black ?list(?:ed)?|blocklist(?:ed)?)\\b|blocked using|(?:client )?host .{0,40}blocked|domain of sender|per it'?s spf|relay(?:ing)? (?:access )?(?:denied|not|prohibited)|my name was rejected"
                    + "|headers too large|rejected due to|sender address", CI);

    private BounceWords() {
    }

    private static final Pattern SERVER_SPEAKS = Pattern.compile(
            "(?:said|replied|responded(?: with)?|response(?: was)?|returned|<<<|error(?: that the other server returned)?(?: was)?|failed with|command(?: failed)?|>\\.\\.\\.)\\s*:?\\s*(?=[\"'(]?[45]\\d\\d[ -])|(?=\\b[45]\\d\\d[- ]#?[45]\\.\\d)", CI);

    /** The server's own words inside a free-form report, or the whole of it. */
    static String serverSaid(String explanation) {
        Matcher speaks = SERVER_SPEAKS.matcher(explanation);
        return speaks.find() ? explanation.substring(speaks.end(), Math.min(explanation.length(), speaks.end() + 500)) : "";
    }

    /** Hard, soft or blocked, from the status code, the server's words and the explanation around them. */
    static Outcome outcome(String status, String said, String around) {
        String words = said.isBlank() ? around : said;
        Outcome fromWords = fromWords(words, status);
        if (fromWords == null && !said.isBlank()) {
            fromWords = fromCode(status) == null ? fromWords(around, status) : null;
        }
        if (fromWords != null) {
            return fromWords;
        }
        Outcome fromCode = fromCode(status.isEmpty() ? status(words).orElse("") : status);
        if (fromCode != null) {
            return fromCode;
        }
        Matcher reply = REPLY.matcher(words);
        return reply.find() && reply.group(1).startsWith("5") ? Outcome.BLOCKED : Outcome.SOFT;
    }

    private static Outcome fromWords(String words, String status) {
        if (SURELY_REFUSED.matcher(words).find() && !status.startsWith("4") && !status.equals("5.1.1")) {
            return Outcome.BLOCKED;
        }
        if (NO_HOST.matcher(words).find()) {
            return status.startsWith("4") && !UNKNOWN.matcher(words).find() ? Outcome.SOFT : Outcome.HARD;
        }
        boolean unknown = UNKNOWN.matcher(words).find();
        if (FULL_OR_LATE.matcher(words).find() && !(unknown && status.startsWith("5.1"))) {
            return Outcome.SOFT;
        }
        if (SUSPENDED.matcher(words).find() && !unknown) {
            return Outcome.SOFT;
        }
        if (SENDER_REFUSED.matcher(words).find() && !status.equals("5.1.1")) {
            return Outcome.BLOCKED;
        }
        if (unknown) {
            return Outcome.HARD;
        }
        return REFUSED.matcher(words).find() && !status.startsWith("4") && !status.matches("5\\.1\\.[12360]|5\\.1\\.10") ? Outcome.BLOCKED : null;
    }

    // RFC 3463
    private static Outcome fromCode(String status) {
        if (status.startsWith("4.")) {
            return Outcome.SOFT;
        }
        return switch (status) {
            case "5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.4", "5.4.310" -> Outcome.HARD;
            case "5.2.2", "5.2.3", "5.3.0", "5.3.1", "5.3.2", "5.3.4", "5.3.5", "5.4.1", "5.4.6", "5.4.7" -> Outcome.SOFT;
            case "5.1.7", "5.1.8", "5.2.0" -> Outcome.BLOCKED;
            default -> status.startsWith("5.6") || status.startsWith("5.7") ? Outcome.BLOCKED : null;
        };
    }

    static Optional<String> status(String text) {
        Matcher status = STATUS.matcher(text);
        return status.find() ? Optional.of(status.group(1)) : Optional.empty();
    }

    static Optional<String> address(String text) {
        Matcher address = ADDRESS.matcher(text);
        return address.find() ? Optional.of(lower(address.group())) : Optional.empty();
    }

    /** The address a free-form report is about: in brackets rather than bare, never the report's own From or To. */
    static Optional<String> recipient(String text, String from, String to) {
        for (Pattern pattern : new Pattern[] {IN_BRACKETS, ADDRESS}) {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                String address = lower(found.groupCount() == 1 ? found.group(1) : found.group());
                if (!address.equals(from) && !to.contains(address) && !address.startsWith("postmaster@") && !address.startsWith("mailer-daemon@")) {
                    return Optional.of(address);
                }
            }
        }
        return Optional.empty();
    }

    static String shortened(String said) {
        String line = said.replaceAll("\\s+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 299) + "…";
    }

    static String lower(String address) {
        return address.toLowerCase(Locale.ROOT).replaceAll("[.']+$", "");
    }
}
