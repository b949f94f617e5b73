package dev.linkwright.mail.send;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

import dev.linkwright.mail.LeavingMail;
import dev.linkwright.mail.Outcomes;
import org.jboss.logging.Logger;

/**
 * Writes down what several lines have to say in one commit. What a line hands in is written in the order it was handed in, so a mail is on record as
 * sent before the next one of the same line may be handed over: a crash leaves at most one open outcome a line, as without the desk.
 */
final class CommitDesk implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CommitDesk.class);
    private static final int AT_ONCE = 64;
    private static final Word STOP = new Word(null, false, null);

    private final Outcomes outcomes;
    private final String worker;
    private final Elapsed time;
    private final BlockingQueue<Word> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;

    /** @param sent else: about to be handed over */
    private record Word(LeavingMail mail, boolean sent, CompletableFuture<Boolean> written) {
    }

    CommitDesk(Outcomes outcomes, String worker, Elapsed time) {
        this.outcomes = outcomes;
        this.worker = worker;
        this.time = time;
        this.writer = new Thread(this::write, "mail-commits");
        writer.setDaemon(true);
        writer.start();
    }

    /** Right before the final dot; waits until it is on record. False when the claim was lost: then the dot must not be sent. */
    boolean handOver(LeavingMail mail) {
        return say(mail, false).join();
    }

    /** The server took it. Done when that is on record. */
    CompletableFuture<Boolean> sent(LeavingMail mail) {
        return say(mail, true);
    }

    private CompletableFuture<Boolean> say(LeavingMail mail, boolean sent) {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        waiting.add(new Word(mail, sent, written));
        return written;
    }

    private void write() {
        try {
            for (Word first = waiting.take(); first != STOP; first = waiting.take()) {
                List<Word> words = new ArrayList<>(List.of(first));
                while (words.size() < AT_ONCE && !waiting.isEmpty() && waiting.peek() != STOP) {
                    words.add(waiting.remove());
                }
                together(words);
            }
        } catch (InterruptedException e) {
            LOG.error("Nothing interrupts the desk; what waits is left to the leases", e);
        }
    }

    private void together(List<Word> words) {
        if (words.size() == 1) {
            alone(words.get(0));
            return;
        }
        try {
            List<LeavingMail> sent = words.stream().filter(Word::sent).map(Word::mail).toList();
            List<LeavingMail> leaving = words.stream().filter(word -> !word.sent).map(Word::mail).toList();
            List<Long> mayLeave = outcomes.sentAndHandOver(sent, leaving, worker, time.now());
            words.forEach(word -> word.written.complete(word.sent || mayLeave.contains(word.mail.id())));
        } catch (RuntimeException e) {
            LOG.debugf(e, "%d outcomes could not be written together; each goes by itself", words.size());
            words.forEach(this::alone);
        }
    }

    private void alone(Word word) {
        try {
            if (word.sent) {
                recordSent(word.mail);
                word.written.complete(true);
            } else {
                word.written.complete(!outcomes.sentAndHandOver(List.of(), List.of(word.mail), worker, time.now()).isEmpty());
            }
        } catch (RuntimeException e) {
            word.written.completeExceptionally(e);
        }
    }

    private void recordSent(LeavingMail mail) {
        try {
            outcomes.sentAndHandOver(List.of(mail), List.of(), worker, time.now());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Mail %d left; what follows from it failed", mail.id());
            outcomes.sentQuietly(mail.id(), time.now());
        }
    }

    /** Returns when everything that was handed in is on record; an interruption in the middle would cost outcomes. */
    @Override
    public void close() {
        waiting.add(STOP);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
