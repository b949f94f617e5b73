package dev.linkwright.mail.understand;

import java.util.Optional;

import dev.linkwright.mail.mime.ParsedMail;
import dev.linkwright.mail.mime.ReplyText;
import dev.linkwright.mail.understand.Understood.HumanAnswer;
import dev.linkwright.mail.understand.Understood.UnsubscribeRequest;

/** Decides what a mail is. Machines are recognised first, so that none of them is ever taken for a person. */
public final class Understanding {

    private Understanding() {
    }

    public static Understood of(ParsedMail mail) {
        return AbuseReports.in(mail)
                .or(() -> DeliveryReports.in(mail))
                .or(() -> AutomaticAnswers.in(mail))
                .or(() -> unsubscribe(mail))
                .orElseGet(HumanAnswer::new);
    }

    private static Optional<Understood> unsubscribe(ParsedMail mail) {
        return UnsubscribeWords.in(mail.subject(), ReplyText.newPart(mail.text())).map(UnsubscribeRequest::new);
    }
}
