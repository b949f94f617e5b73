package dev.linkwright.mail.read;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import dev.linkwright.mail.AutomaticReplyReceived;
import dev.linkwright.mail.Direction;
import dev.linkwright.mail.HardBounced;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.MailText;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.PauseWhenRefused;
import dev.linkwright.mail.Proof;
import dev.linkwright.mail.ReplyReceived;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.UnsubscribeTokens;
import dev.linkwright.mail.understand.Understood;
import dev.linkwright.mail.understand.Understood.AbuseReport;
import dev.linkwright.mail.understand.Understood.AutomaticAnswer;
import dev.linkwright.mail.understand.Understood.DeliveryReport;
import dev.linkwright.mail.understand.Understood.Failure;
import dev.linkwright.mail.understand.Understood.UnsubscribeRequest;

/** What follows from an inbound mail. Only an address we wrote to can bounce or complain: a forged report suppresses nobody. */
@ApplicationScoped
class Reactions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final Pattern TOKEN = Pattern.compile("unsubscribe\\s+([A-Za-z0-9_-]{40,60})");

    @Inject
    Messages messages;
    @Inject
    Suppressions suppressions;
    @Inject
    UnsubscribeTokens unsubscribeTokens;
    @Inject
    PauseWhenRefused pauseWhenRefused;
    @Inject
    Event<ReplyReceived> replyReceived;
    @Inject
    Event<AutomaticReplyReceived> automaticReplyReceived;
    @Inject
    Event<HardBounced> hardBounced;

    void to(Understood understood, Message message, Optional<Match> match, Mailbox mailbox, Instant now) {
        match.ifPresent(m -> m.thread().touched(now));
        if (understood instanceof Understood.HumanAnswer) {
            match.ifPresent(m -> {
                m.thread().answered(now);
                replyReceived.fire(new ReplyReceived(m.thread().id(), message.id(), m.thread().siteId(), now));
            });
        } else if (understood instanceof AutomaticAnswer answer) {
            automatic(answer, message, match, now);
        } else if (understood instanceof DeliveryReport report) {
            report.failures().forEach(failure -> failure(failure, message, match, mailbox, now));
        } else if (understood instanceof AbuseReport report) {
            complaint(report, message, match, mailbox, now);
        } else if (understood instanceof UnsubscribeRequest request) {
            unsubscribe(request, message, match, now);
        }
    }

    private void automatic(AutomaticAnswer answer, Message message, Optional<Match> match, Instant now) {
        Optional<Instant> back = answer.back().map(Reactions::dayAfter).filter(at -> at.isAfter(now));
        Instant resumeAt = back.orElse(now.plus(A_WEEK));
        message.understoodAs(MailKind.AUTOMATIC_REPLY, awayWords(answer, back.isPresent()), resumeAt);
        match.ifPresent(m -> automaticReplyReceived.fire(
                new AutomaticReplyReceived(m.thread().id(), message.id(), m.thread().siteId(), now, resumeAt)));
    }

    private static String awayWords(AutomaticAnswer answer, boolean named) {
        return (named ? "Away until " + DAY.format(answer.back().orElseThrow()) : "Away, no day named") + " (" + answer.why() + ")";
    }

    private static Instant dayAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void failure(Failure failure, Message report, Optional<Match> match, Mailbox mailbox, Instant now) {
        Optional<Message> ours = match.map(Match::ours);
        String address = ours.map(Message::toAddress).orElse(failure.address());
        boolean weWroteThere = ours.isPresent() || wroteTo(address);
        String code = failure.status().isEmpty() ? "" : failure.status() + " ";
        switch (failure.outcome()) {
            case HARD -> {
                report.understoodAs(MailKind.BOUNCE, "Hard bounce: " + code + failure.said(), null);
                if (weWroteThere) {
                    suppressions.suppressAddress(address, null, SuppressionReason.HARD_BOUNCE,
                            Proof.mail(report.id(), "Delivery report: " + code + failure.said()), now);
                    pauseWhenRefused.check(mailbox, now);
                    hardBounced.fire(new HardBounced(match.map(m -> m.thread().id()).orElse(null), ours.map(Message::id).orElse(null), address, now));
                }
            }
            case SOFT -> report.understoodAs(MailKind.BOUNCE, "Soft bounce, the address stays in use: " + code + failure.said(), null);
            case BLOCKED -> {
                report.understoodAs(MailKind.BOUNCE, "Blocked, they refuse us rather than the address: " + code + failure.said(), null);
                if (weWroteThere) {
                    mailbox.pause("a receiving server blocks it (" + code + failure.said() + "). Have a look, then resume.", now);
                }
            }
            case DELIVERED -> report.understoodAs(MailKind.BOUNCE, "Delivery notice, nothing failed: " + code + failure.said(), null);
        }
    }

    private void complaint(AbuseReport report, Message message, Optional<Match> match, Mailbox mailbox, Instant now) {
        String address = match.map(Match::ours).map(Message::toAddress).orElse(report.address().orElse(""));
        message.understoodAs(MailKind.COMPLAINT, "Somebody reported our mail as spam" + (address.isEmpty() ? "." : ": " + address), null);
        if (MailText.isAddress(address) && (match.isPresent() || wroteTo(address))) {
            suppressions.suppressAddress(address, null, SuppressionReason.COMPLAINT, Proof.mail(message.id(), "Abuse report " + message.messageId()), now);
            pauseWhenRefused.check(mailbox, now);
        }
    }

    private void unsubscribe(UnsubscribeRequest request, Message message, Optional<Match> match, Instant now) {
        message.understoodAs(MailKind.UNSUBSCRIBE, "Asked not to be written to: “" + request.words() + "”", null);
        String words = "Mail from " + message.fromAddress() + ": “" + request.words() + "”";
        Proof proof = Proof.mail(message.id(), words);
        Matcher token = TOKEN.matcher(message.subject());
        if (token.find()) {
            unsubscribeTokens.stop(token.group(1), false, words, now);
        }
        Long brand = match.map(m -> m.thread().brandId()).orElse(null);
        if (MailText.isAddress(message.fromAddress())) {
            suppressions.suppressAddress(message.fromAddress(), brand, SuppressionReason.UNSUBSCRIBED, proof, now);
        }
        match.ifPresent(m -> {
            m.thread().answered(now);
            messages.lastRecipient(m.thread().id()).filter(address -> !address.equals(message.fromAddress()))
                    .ifPresent(address -> suppressions.suppressAddress(address, brand, SuppressionReason.UNSUBSCRIBED, proof, now));
        });
    }

    private boolean wroteTo(String address) {
        return MailText.isAddress(address) && messages.count("direction = ?1 and toAddress = ?2", Direction.OUT, address) > 0;
    }
}
