package dev.linkwright.mail.send;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.linkwright.mail.LeavingMail;
import dev.linkwright.mail.Outcomes;
import org.jboss.logging.Logger;

/**
 * Writes down what all lines have to say, many words in one commit, in their order and one set after the other; nothing of a set is answered before it is on
 * record. So a mail is on record as sent before the next one of the same line may be handed over: a crash leaves at most one open outcome a line, as without
 * the desk.
 */
final class CommitDesk implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CommitDesk.class);
    private static final int AT_ONCE = 64;
    private static final int SOON_MILLIS = 10;
    private static final int MOMENT_MILLIS = 3;
    private static final Word STOP = new Word(null, false, null);

    private final Outcomes outcomes;
    private final NewsDesk news;
    private final String worker;
    private final Elapsed time;
    private final BlockingQueue<Word> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;
    private final AtomicInteger lines = new AtomicInteger();
    private boolean open = true;

    /** Of one line at the desk. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @param sent else: about to be handed over */
    private record Word(LeavingMail mail, boolean sent, CompletableFuture<Boolean> written) {
    }

    CommitDesk(Outcomes outcomes, NewsDesk news, String worker, Elapsed time) {
        this.outcomes = outcomes;
        this.news = news;
        this.worker = worker;
        this.time = time;
        this.writer = new Thread(this::write, "mail-commits");
        writer.setDaemon(true);
        writer.start();
    }

    /** The place of a line that says here what it has to say; open as long as the line is. */
    Place line() {
        lines.incrementAndGet();
        return lines::decrementAndGet;
    }

    /** Right before the final dot; done when it is on record. False when the claim was lost: then the dot must not be sent. */
    CompletableFuture<Boolean> handOver(LeavingMail mail) {
        return say(mail, false);
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
            while (open) {
                List<Word> words = take();
                if (!words.isEmpty()) {
                    record(words);
                }
            }
        } catch (InterruptedException e) {
            LOG.error("Nothing interrupts the desk; what waits is left to the leases", e);
        }
    }

    /**
     * What waits, in its order. Nobody waits for the record of what was sent, so it goes with the next hand-over if one comes soon. A commit costs more than its
     * mails: it waits a moment for those lines that have not spoken.
     */
    private List<Word> take() throws InterruptedException {
        List<Word> words = new ArrayList<>();
        int handOvers = 0;
        Word word = waiting.take();
        long from = System.nanoTime();
        while (word != null && word != STOP) {
            words.add(word);
            handOvers += word.sent ? 0 : 1;
            boolean enough = words.size() >= AT_ONCE || handOvers > 0 && handOvers >= lines.get();
            int patience = handOvers > 0 ? MOMENT_MILLIS : SOON_MILLIS;
            word = words.size() == AT_ONCE ? null : enough ? waiting.poll() : waiting.poll(from + patience * 1_000_000L - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        open = word != STOP;
        return words;
    }

    private void record(List<Word> words) {
        try {
            List<LeavingMail> sent = words.stream().filter(Word::sent).map(Word::mail).toList();
            List<LeavingMail> leaving = words.stream().filter(word -> !word.sent).map(Word::mail).toList();
            Outcomes.Written written = outcomes.sentAndHandOver(sent, leaving, worker, time.now());
            news.tell(written.left());
            words.forEach(word -> word.written.complete(word.sent || written.mayLeave().contains(word.mail.id())));
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
                word.written.complete(!outcomes.sentAndHandOver(List.of(), List.of(word.mail), worker, time.now()).mayLeave().isEmpty());
            }
        } catch (RuntimeException e) {
            word.written.completeExceptionally(e);
        }
    }

    private void recordSent(LeavingMail mail) {
        try {
            news.tell(outcomes.sentAndHandOver(List.of(mail), List.of(), worker, time.now()).left());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Mail %d left, but that could not be recorded as for others", mail.id());
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
