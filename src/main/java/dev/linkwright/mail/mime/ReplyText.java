package dev.linkwright.mail.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes an answer apart: what is new, what it quotes, what signs it. Order is kept, so answers written between the quoted lines
 * stay where they were; pages fold what is not new.
 */
public final class ReplyText {

    /** What a run of lines is. */
    public enum Kind { NEW, QUOTED, SIGNATURE }

    /** A run of lines of one kind, without blank lines around it. */
    public record Segment(Kind kind, String text) {

        public boolean folded() {
            return kind != Kind.NEW;
        }
    }

    private static final int CI = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

    // "On Tue, Ana wrote:" as mail programs of many languages write it; may be broken over several lines
    private static final Pattern WROTE = Pattern.compile("\\s*(?:"
            + "on\\s.{4,400}\\swrote"
            + "|le\\s.{4,400}\\sa\\s+écrit"
            + "|am\\s.{4,400}\\sschrieb.{0,200}?"
            + "|el\\s.{4,400}\\sescribi[óo]"
            + "|il\\s.{4,400}\\sha\\s+scritto"
            + "|em\\s.{4,400}\\sescreveu"
            + "|op\\s.{4,400}\\s(?:schreef|heeft).{0,200}?"
            + "|(?:w\\s+dniu|dnia)\\s.{4,400}\\s(?:napisał|pisze).{0,100}?"
            + "|(?:den|på|ti\\.|tir|man|ons|tor|fre|lør|søn)\\.?\\s.{4,400}\\sskrev.{0,200}?"
            + "|.{4,400}\\skirjoitti"
            + "|.{4,400}\\s(?:написал|пишет|писал).{0,100}?"
            + "|(?:dne|v)\\s.{4,400}\\snapsal.{0,100}?"
            + "|在.{4,400}(?:写道|寫道)"
            + "|.{4,400}<[^<>\\s]+@[^<>\\s]+>\\s*(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|skrev følgende)"
            + ")\\s*[:：]\\s*", CI);
    private static final Pattern WROTE_START = Pattern.compile(
            "\\s*(?:on|le|am|el|il|em|op|w dniu|dnia|den|på|ti\\.?|tir|man|ons|tor|fre|lør|søn|dne|v|在)\\b?.*|.*[\\d<].*", CI);
    // "2011/3/1 Ana <ana@x.example>" and its relatives: a date, maybe a time, an address
    private static final Pattern DATED_ADDRESS = Pattern.compile(
            "\\s*(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}\\s.{0,100}<[^<>]+@[^<>]+>:?"
                    + "|.{0,30}\\b(?:19|20)\\d\\d\\b.{0,20}\\b\\d{1,2}[:.]\\d\\d\\b.{0,100}<[^<>]+@[^<>]+>:"
                    + "|-{2,}\\s*on\\s.{4,200}\\swrote\\s*-{2,}"
                    + "|on\\s.{0,30}\\d{4}\\s+\\d{1,2}:\\d\\d.{0,60}<[^<>]+@[^<>]+>\\s+wrote)\\s*", CI);
    private static final Pattern ORIGINAL = Pattern.compile("[>\\s]*[-_=*]{2,}\\s*(?:original\\s+(?:message|e-?mail)|forwarded\\s+message|reply\\s+message"
            + "|ursprüngliche\\s+nachricht|ursprungligt meddelande|original(?:nachricht)?|message\\s+(?:d'origine|transféré|original)|mensagem\\s+(?:original|encaminhada)"
            + "|mensaje\\s+original|messaggio\\s+(?:originale|inoltrato)|oorspronkelijk\\s+bericht|oprindelig\\s+(?:meddelelse|besked)"
            + "|opprinnelig\\s+melding|alkuperäinen\\s+viesti|исходное\\s+сообщение|wiadomość\\s+oryginalna|původní\\s+zpráva"
            + "|antwort\\s+nachricht|weitergeleitete\\s+nachricht)\\s*[-_=*]{2,}\\s*", CI);
    private static final Pattern BEGIN_FORWARDED = Pattern.compile("\\s*(?:begin forwarded message|anfang der weitergeleiteten nachricht)\\s*:\\s*", CI);
    private static final Pattern FROM_LINE = Pattern.compile(
            "\\s*\\*?(?:from|von|de|da|van|fra|från|od|lähettäjä|от|发件人|寄件者|expéditeur|remitente|mittente)\\s*\\*?\\s*[:：]\\*?\\s*\\S.*", CI);
    private static final Pattern HEADER_LINE = Pattern.compile(
            "\\s*\\*?(?:sent|date|to|cc|subject|reply-to|gesendet|datum|an|betreff|kopie|envoyé(?: le)?|à|objet|enviad[oa](?: el| em)?|fecha|data|para|asunto|assunto|inviato|a"
                    + "|oggetto|verzonden|aan|onderwerp|sendt|til|emne|skickat|till|ämne|dato|lähetetty|päivämäärä|vastaanottaja|aihe|отправлено|дата|кому|тема|wysłano|do|temat)"
                    + "\\s*\\*?\\s*[:：]\\*?.*", CI);
    private static final Pattern RULER = Pattern.compile("\\s*_{10,}\\s*|\\s*-{20,}\\s*");
    private static final Pattern DELIMITER = Pattern.compile("\\s*(?:--|__|––)\\s*|-{2}\\s\\S{1,40}");
    private static final Pattern SENT_FROM = Pattern.compile("\\s*(?:sent from (?:my|mail for|outlook|yahoo|the|\\w+<http)\\b|sent via\\b|get outlook for\\b|envoyé (?:de|depuis|à partir)\\b"
            + "|(?:von|vom) mein\\w* .{0,40}gesendet|gesendet (?:von|mit)\\b|diese nachricht wurde von mein|enviado (?:desde|do) (?:mi|meu)\\b|inviato da\\b|verzonden vanaf\\b|sendt fra\\b|skickat från\\b"
            + "|lähetetty\\b.{0,40}(?:iphone|puhelimesta)|отправлено с\\b|download outlook).{0,80}", CI);

    private ReplyText() {
    }

    /** The text in order, cut into segments. Never empty unless the text is blank. */
    public static List<Segment> of(String text) {
        String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        List<Segment> segments = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        Kind kind = Kind.NEW;
        int i = 0;
        while (i < lines.length) {
            if (restIsHistory(lines, i)) {
                close(segments, kind, run);
                close(segments, Kind.QUOTED, rest(lines, i));
                return List.copyOf(segments);
            }
            int quoted = quotedLines(lines, i);
            Kind next = quoted > 0 ? Kind.QUOTED : startsSignature(lines, i) || kind == Kind.SIGNATURE ? Kind.SIGNATURE : Kind.NEW;
            if (next != kind) {
                close(segments, kind, run);
                kind = next;
            }
            for (int end = i + Math.max(1, quoted); i < end; i++) {
                run.append(lines[i]).append('\n');
            }
        }
        close(segments, kind, run);
        return List.copyOf(segments);
    }

    /** What the person wrote now, without quotes and signatures. The whole text when nothing else is left. */
    public static String newPart(String text) {
        StringBuilder words = new StringBuilder();
        of(text).stream().filter(s -> s.kind() == Kind.NEW).forEach(s -> words.append(s.text()).append("\n\n"));
        return words.toString().isBlank() ? text.strip() : words.toString().strip();
    }

    /** From here on everything is history that carries no quote marks. */
    private static boolean restIsHistory(String[] lines, int i) {
        String line = lines[i];
        if (ORIGINAL.matcher(line).matches() || BEGIN_FORWARDED.matcher(line).matches()) {
            return true;
        }
        if (headerBlock(lines, i)) {
            return true;
        }
        if (RULER.matcher(line).matches()) {
            int next = nextFilled(lines, i + 1);
            return next >= 0 && (headerBlock(lines, next) || wroteLines(lines, next) > 0);
        }
        int header = wroteLines(lines, i);
        if (header > 0) {
            int next = nextFilled(lines, i + header);
            return next < 0 || !lines[next].stripLeading().startsWith(">");
        }
        return false;
    }

    /** "From: ..." with at least two more header lines right below. */
    private static boolean headerBlock(String[] lines, int i) {
        if (!FROM_LINE.matcher(lines[i]).matches()) {
            return false;
        }
        int headers = 0;
        for (int j = i + 1; j < Math.min(lines.length, i + 8); j++) {
            if (HEADER_LINE.matcher(lines[j]).matches()) {
                headers++;
            }
        }
        return headers >= 2;
    }

    /** How many lines from here are a quote with its "wrote:" line; 0 for none. */
    private static int quotedLines(String[] lines, int i) {
        int at = i + wroteLines(lines, i);
        int end = at;
        for (int j = at; j < lines.length; j++) {
            if (lines[j].stripLeading().startsWith(">")) {
                end = j + 1;
            } else if (!lines[j].isBlank()) {
                break;
            }
        }
        return end == at && at == i ? 0 : end - i;
    }

    private static int wroteLines(String[] lines, int i) {
        if (lines[i].isBlank() || lines[i].startsWith(">")) {
            return 0;
        }
        if (DATED_ADDRESS.matcher(lines[i]).matches()) {
            return 1;
        }
        if (!WROTE_START.matcher(lines[i]).matches()) {
            return 0;
        }
        StringBuilder joined = new StringBuilder();
        for (int n = 0; n < 6 && i + n < lines.length; n++) {
            String line = lines[i + n].strip();
            if (line.isEmpty() || line.startsWith(">") && !line.equals(">:")) {
                return 0;
            }
            joined.append(n == 0 || line.equals(">:") ? "" : " ").append(line);
            if (line.endsWith(":") || line.endsWith("：")) {
                return WROTE.matcher(joined).matches() ? n + 1 : 0;
            }
        }
        return 0;
    }

    private static boolean startsSignature(String[] lines, int i) {
        if (DELIMITER.matcher(lines[i]).matches()) {
            return true;
        }
        return SENT_FROM.matcher(lines[i]).matches() && lines[i].length() < 100
                && (i == 0 || lines[i - 1].isBlank() || i == lines.length - 1);
    }

    private static int nextFilled(String[] lines, int from) {
        for (int j = from; j < lines.length; j++) {
            if (!lines[j].isBlank()) {
                return j;
            }
        }
        return -1;
    }

    private static StringBuilder rest(String[] lines, int from) {
        StringBuilder rest = new StringBuilder();
        for (int j = from; j < lines.length; j++) {
            rest.append(lines[j]).append('\n');
        }
        return rest;
    }

    private static void close(List<Segment> segments, Kind kind, StringBuilder run) {
        String text = run.toString().replaceAll("\\A(?:[ \\t]*\\n)+", "").stripTrailing();
        if (!text.isBlank()) {
            segments.add(new Segment(kind, text));
        }
        run.setLength(0);
    }
}
