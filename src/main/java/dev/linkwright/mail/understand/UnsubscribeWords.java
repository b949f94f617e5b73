package dev.linkwright.mail.understand;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person asks not to be written to. Wide on purpose: silence for somebody who wanted it costs less than one more mail. */
final class UnsubscribeWords {

    private static final int CI = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern SUBJECT = Pattern.compile("^\\s*(?:re:\\s*)?(?:please\\s+)?(?:unsubscribe|abmelden|désinscription|désabonner)\\b.*", CI);
    private static final Pattern WHOLE = Pattern.compile(
            "[\\s\"'*]*(?:please\\s+)?(?:stop|remove(?: me)?|unsubscribe(?: me)?|opt[- ]?out|abmelden|abbestellen|stopp|désinscription|baja|cancella(?:mi|temi)|no more(?: e?mails?)?)(?:\\s+please)?[\\s.!\"'*]*", CI);
    private static final Pattern WORDS = Pattern.compile(
            "(?:please |kindly |and |just )?unsubscribe (?:me|us|my|this|from)|(?:remove|take|delete) (?:me|us|my (?:e-?mail|address|name|contact)|our (?:site|address)|this address|[\\w-]+[.@][\\w.@-]+) (?:off|from|out of) (?:of )?(?:your|the|this|any|all)\\b.{0,40}(?:list|database|mailing|contacts?|e-?mails?|crm)"
                    + "|(?:do not|don'?t|never|please stop|stop) (?:ever )?(?:contact(?:ing)?|e-?mail(?:ing)?|writ(?:e|ing)(?: to)?|messag(?:e|ing)|send(?:ing)?)(?: to)? (?:me|us|this address)(?! the\\b)(?: any)?\\b|(?:stop|no more|cease) (?:all |these |sending |any |with the |the )*(?:e-?mails?|mails?|messages|spam)"
                    + "|(?:do not|don't) (?:want|wish) to (?:receive (?!the\\b)|hear from you|be contacted|get (?:any |more |further |these |your )*(?:e-?mails?|messages?|mail)\\b)|never (?:write|contact|e-?mail)(?: to)? (?:me|us|this)|opt (?:me|us) out|opt(?:ing)? out of (?:your|these|this|all|any|future)|like to opt out"
                    + "|(?:bitte )?(?:nehmen|streichen|entfernen|löschen) sie (?:mich|uns|meine|unsere|diese).{0,60}(?:verteiler|liste|adresse|datenbank)|keine (?:weiteren |mehr )?(?:e-?mails?|nachrichten|mails|werbung)|schreiben sie (?:mir|uns) (?:bitte )?nicht|von (?:ihrem|eurem|der) (?:verteiler|liste)"
                    + "|(?:ne (?:me |nous )?(?:plus )?(?:contactez|écrivez|envoyez))|(?:me |nous )?(?:désinscrire|désabonner|retirer).{0,40}(?:liste|envois)|retirez[- ](?:moi|nous)|no (?:me|nos) (?:escriba|contacte|envíe)\\w*|(?:darme|darnos|dar) de baja"
                    + "|non (?:scrivetemi|contattatemi|scrivermi|contattarmi|scriveteci)|(?:cancellatemi|rimuovetemi)|não (?:me |nos )?(?:contacte|envie|escreva)\\w*|(?:verwijder|haal) (?:mij|ons) (?:van|uit)|geen (?:e-?mails?|berichten) meer|sluta (?:skicka|mejla|maila)|ta bort mig|proszę o usunięcie|отпишите|не пишите", CI);

    private UnsubscribeWords() {
    }

    /** The words that ask for it, or nothing. */
    static Optional<String> in(String subject, String newPart) {
        if (SUBJECT.matcher(subject).matches()) {
            return Optional.of(subject.strip());
        }
        if (WHOLE.matcher(newPart.split("\n\\s*\n", 2)[0]).matches()) {
            return Optional.of(newPart.split("\n", 2)[0].strip());
        }
        Matcher words = WORDS.matcher(newPart);
        return words.find() ? Optional.of(words.group().strip()) : Optional.empty();
    }
}
