package dev.linkwright.mail.understand;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an inbound mail turned out to be. */
public sealed interface Understood {

    /** A person wrote it. */
    record HumanAnswer() implements Understood {
    }

    /** A machine wrote it for a person; {@code back} is the first day the person works again, when it names one. */
    record AutomaticAnswer(String why, Optional<LocalDate> back) implements Understood {
    }

    /** A delivery report. {@code mailIds} are Message-IDs it quotes, to find which of our mails it is about. */
    record DeliveryReport(List<Failure> failures, List<String> mailIds) implements Understood {
    }

    /** Somebody pressed "this is spam" (RFC 5965). The address may have been removed by the provider. */
    record AbuseReport(Optional<String> address, List<String> mailIds) implements Understood {
    }

    /** A person asks in words, or by the unsubscribe header's mail, not to be written to. */
    record UnsubscribeRequest(String words) implements Understood {
    }

    /**
     * One recipient of a delivery report.
     *
     * @param address lower case, "" when the report names none
     * @param status  RFC 3463 code such as 5.1.1, "" when it names none
     * @param said    the server's words, shortened
     */
    record Failure(String address, String status, Outcome outcome, String said) {
    }

    /** What a delivery report means for the address. */
    enum Outcome {
        /** The address does not exist and never will. */
        HARD,
        /** Not now: full, late, busy. */
        SOFT,
        /** They refuse us, not the address. */
        BLOCKED,
        /** Not a failure: delivered, relayed or expanded. */
        DELIVERED
    }
}
