package dev.linkwright.mail.send;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.linkwright.mail.MessageSent;
import dev.linkwright.mail.Outcomes;
import dev.linkwright.shared.SqlState;
import org.jboss.logging.Logger;

/**
 * Tells that mails have left, beside the lines: no mail waits for what follows from another, so the sets are larger than those they were recorded in. What was not
 * told when the process dies is told by the next run, because it is on record until then.
 */
final class NewsDesk implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(NewsDesk.class);
    private static final int AT_ONCE = 256;
    private static final int SOON_MILLIS = 100;
    private static final MessageSent STOP = new MessageSent(0, 0, null, null);

    private final Outcomes outcomes;
    private final Elapsed time;
    private final BlockingQueue<MessageSent> waiting = new LinkedBlockingQueue<>();
    private final Thread teller;
    private boolean open = true;

    NewsDesk(Outcomes outcomes, Elapsed time) {
        this.outcomes = outcomes;
        this.time = time;
        this.teller = new Thread(this::tellAll, "mail-news");
        teller.setDaemon(true);
        teller.start();
    }

    /** They are on record as sent. */
    void tell(List<MessageSent> left) {
        waiting.addAll(left);
    }

    private void tellAll() {
        try {
            while (open) {
                List<MessageSent> news = take();
                if (!news.isEmpty()) {
                    tellTogether(news);
                }
            }
        } catch (InterruptedException e) {
            LOG.error("Nothing interrupts the desk; what waits is told by the next run", e);
        }
    }

    private List<MessageSent> take() throws InterruptedException {
        List<MessageSent> news = new ArrayList<>();
        MessageSent mail = waiting.take();
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SOON_MILLIS);
        while (mail != null && mail != STOP) {
            news.add(mail);
            mail = news.size() == AT_ONCE ? null : waiting.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        open = mail != STOP;
        return news;
    }

    private void tellTogether(List<MessageSent> news) {
        try {
            outcomes.tell(news);
        } catch (RuntimeException e) {
            LOG.debugf(e, "%d mails could not be told together; each goes by itself", news.size());
            news.forEach(this::alone);
        }
    }

    private void alone(MessageSent mail) {
        try {
            outcomes.tell(List.of(mail));
        } catch (RuntimeException e) {
            if (SqlState.wouldFailAgain(e)) {
                LOG.errorf(e, "Mail %d left; what follows from it failed", mail.messageId());
                inVain(mail);
            } else {
                LOG.warnf(e, "Mail %d left; that is told by a later run", mail.messageId());
            }
        }
    }

    private void inVain(MessageSent mail) {
        try {
            outcomes.toldInVain(mail.messageId(), time.now());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Mail %d left; that is told by a later run", mail.messageId());
        }
    }

    /** Returns when all is told. */
    @Override
    public void close() {
        waiting.add(STOP);
        try {
            teller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
