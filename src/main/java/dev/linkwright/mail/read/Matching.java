package dev.linkwright.mail.read;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailText;
import dev.linkwright.mail.MailThreads;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.mime.ParsedMail;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;

/**
 * Finds the conversation of an inbound mail, surest sign first: a Message-ID of ours, the address token, the sender's address with an open
 * conversation, the sender's site with an open conversation (a guess). Else triage.
 */
@ApplicationScoped
class Matching {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Pattern TOKEN = Pattern.compile("\\+t([0-9a-f]{24})@");

    @Inject
    Messages messages;
    @Inject
    MailThreads threads;
    @Inject
    Sites sites;

    /** An answer, human or automatic. */
    Optional<Match> ofAnswer(ParsedMail mail, Mailbox mailbox) {
        return byReference(mail.references(), mail.inReplyTo())
                .or(() -> byToken(mail))
                .or(() -> byAddress(mail.fromAddress(), mailbox))
                .or(() -> bySite(mail.fromAddress()));
    }

    /** A report about one of our mails: by the ids it quotes, else by the address it names. */
    Optional<Match> ofReport(List<String> quotedIds, String address, Mailbox mailbox) {
        return byReference(quotedIds, null).or(() -> address.isEmpty() ? Optional.empty() : byAddress(address, mailbox));
    }

    private Optional<Match> byReference(List<String> ids, String inReplyTo) {
        List<String> newestFirst = new ArrayList<>(ids);
        Collections.reverse(newestFirst);
        List<Message> ours = messages.oursWithId(ids);
        for (String id : newestFirst) {
            for (Message message : ours) {
                if (message.messageId().equals(id)) {
                    return Optional.of(new Match(threads.require(message.threadId()), message, "it answers our mail of "
                            + DAY.format(message.at()) + (id.equals(inReplyTo) ? " (In-Reply-To)" : " (References)")));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Match> byToken(ParsedMail mail) {
        String to = mail.lower("to") + " " + mail.lower("delivered-to") + " " + mail.lower("x-original-to") + " " + mail.lower("cc");
        Matcher token = TOKEN.matcher(to);
        return token.find() ? threads.byToken(token.group(1)).map(t -> new Match(t, null, "it was sent to this thread's own address"))
                : Optional.empty();
    }

    private Optional<Match> byAddress(String address, Mailbox mailbox) {
        return messages.lastToAddressInOpenThread(address, mailbox.id())
                .map(ours -> new Match(threads.require(ours.threadId()), ours, "we wrote to " + address + " in it"));
    }

    private Optional<Match> bySite(String address) {
        return site(address).flatMap(site -> threads.newestOpenWithSite(site.id())
                .map(t -> new Match(t, null, "the sender's address is at " + site.domain() + "; matched by site only")));
    }

    /** The site an address belongs to, when we know it. */
    Optional<Site> site(String address) {
        return MailText.isAddress(address) ? RegistrableDomain.in(MailText.domainOf(address)).flatMap(sites::byDomain) : Optional.empty();
    }
}
