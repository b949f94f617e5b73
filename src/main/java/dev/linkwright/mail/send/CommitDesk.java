package dev.linkwright.mail.send;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.linkwright.mail.LeavingMail;
import dev.linkwright.mail.Outcomes;
import org.jboss.logging.Logger;

/**
 * Writes down what all lines have to say, many words in one commit. Two writers take turns: while one waits for its commit to reach the disk, the other writes
 * the next set. Sets are committed in the order they were taken and nothing of a set is answered before; so a mail is on record as sent before the next one of
 * the same line may be handed over: a crash leaves at most one open outcome a line, as without the desk.
 */
final class CommitDesk implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CommitDesk.class);
    private static final int AT_ONCE = 64;
    private static final int SOON_MILLIS = 10;
    private static final int WRITERS = 2;
    private static final int MOMENT_MILLIS = 3;
    private static final Word STOP = new Word(null, false, null);

    private final Outcomes outcomes;
    private final NewsDesk news;
    private final String worker;
    private final Elapsed time;
    private final BlockingQueue<Word> waiting = new LinkedBlockingQueue<>();
    private final Semaphore turn = new Semaphore(1);
    private final List<Thread> writers;
    private final AtomicInteger lines = new AtomicInteger();
    /** Of the set taken last; belongs to whose turn it is. */
    private Fate last = Fate.DONE;

    /** Of one line at the desk. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @param sent else: about to be handed over */
    private record Word(LeavingMail mail, boolean sent, CompletableFuture<Boolean> written) {
    }

    /**
     * What becomes of a set.
     *
     * @param together whether it was committed as one
     * @param over     when each of its words has its answer
     */
    private record Fate(CompletableFuture<Boolean> together, CompletableFuture<Void> over) {

        static final Fate DONE = new Fate(CompletableFuture.completedFuture(true), CompletableFuture.completedFuture(null));

        static Fate open() {
            return new Fate(new CompletableFuture<>(), new CompletableFuture<>());
        }

        /** One that fell apart is waited for before the next begins, so that one broken set does not break all after it. */
        void settleIfBroken() {
            if (together.isDone() && !together.join()) {
                over.join();
            }
        }

        /** Waits until it is committed; false when it fell apart: what came after it goes word by word too, when this one is over. */
        boolean isOnRecord() {
            return together.join() || over.isDone();
        }
    }

    CommitDesk(Outcomes outcomes, NewsDesk news, String worker, Elapsed time) {
        this.outcomes = outcomes;
        this.news = news;
        this.worker = worker;
        this.time = time;
        this.writers = IntStream.rangeClosed(1, WRITERS).mapToObj(n -> new Thread(this::write, "mail-commits-" + n)).toList();
        writers.forEach(writer -> writer.setDaemon(true));
        writers.forEach(Thread::start);
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
            boolean open = true;
            while (open) {
                turn.acquire();
                List<Word> words = take();
                open = !words.isEmpty();
                if (open) {
                    Fate before = last;
                    Fate fate = Fate.open();
                    last = fate;
                    before.settleIfBroken();
                    record(words, before, fate);
                } else {
                    turn.release();
                }
            }
        } catch (InterruptedException e) {
            LOG.error("Nothing interrupts the desk; what waits is left to the leases", e);
        }
    }

    /**
     * What waits, in its order; empty when the desk is closed, for every writer that asks. Nobody waits for the record of what was sent, so it goes with the
     * next hand-over if one comes soon. A commit costs more than its mails: it waits a moment for half of the lines, the other half is with the other writer.
     */
    private List<Word> take() throws InterruptedException {
        List<Word> words = new ArrayList<>();
        int handOvers = 0;
        Word word = waiting.take();
        long from = System.nanoTime();
        while (word != null && word != STOP) {
            words.add(word);
            handOvers += word.sent ? 0 : 1;
            boolean enough = words.size() >= AT_ONCE || handOvers > 0 && handOvers >= lines.get() / WRITERS;
            int patience = handOvers > 0 ? MOMENT_MILLIS : SOON_MILLIS;
            word = words.size() == AT_ONCE ? null : enough ? waiting.poll() : waiting.poll(from + patience * 1_000_000L - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        if (word == STOP) {
            waiting.add(STOP);
        }
        return words;
    }

    /** Keeps its turn until all is written and only the commit is left to do. */
    private void record(List<Word> words, Fate before, Fate fate) {
        Turns mine = new Turns(turn);
        try {
            List<LeavingMail> sent = words.stream().filter(Word::sent).map(Word::mail).toList();
            List<LeavingMail> leaving = words.stream().filter(word -> !word.sent).map(Word::mail).toList();
            Outcomes.Written written = outcomes.sentAndHandOver(sent, leaving, worker, time.now(), () -> {
                mine.pass();
                return before.isOnRecord();
            });
            fate.together.complete(true);
            news.tell(written.left());
            words.forEach(word -> word.written.complete(word.sent || written.mayLeave().contains(word.mail.id())));
        } catch (RuntimeException e) {
            LOG.debugf(e, "%d outcomes could not be written together; each goes by itself", words.size());
            mine.pass();
            fate.together.complete(false);
            before.over.join();
            words.forEach(this::alone);
        } finally {
            mine.pass();
            fate.together.complete(false);
            fate.over.complete(null);
        }
    }

    /** A turn that is passed on once. */
    private static final class Turns {
        private final Semaphore turn;
        private boolean passed;

        Turns(Semaphore turn) {
            this.turn = turn;
        }

        void pass() {
            if (!passed) {
                passed = true;
                turn.release();
            }
        }
    }

    private void alone(Word word) {
        try {
            if (word.sent) {
                recordSent(word.mail);
                word.written.complete(true);
            } else {
                word.written.complete(!outcomes.sentAndHandOver(List.of(), List.of(word.mail), worker, time.now(), () -> true).mayLeave().isEmpty());
            }
        } catch (RuntimeException e) {
            word.written.completeExceptionally(e);
        }
    }

    private void recordSent(LeavingMail mail) {
        try {
            news.tell(outcomes.sentAndHandOver(List.of(mail), List.of(), worker, time.now(), () -> true).left());
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
            for (Thread writer : writers) {
                writer.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
