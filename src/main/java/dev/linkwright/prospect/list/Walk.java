package dev.linkwright.prospect.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/** Goes down a list from its top and keeps what fits, no further than is needed: what many rows have is soon found often enough. */
final class Walk {

    private static final int FIRST_STEP = 400;

    private final IntFunction<List<Long>> top;
    private final UnaryOperator<List<Long>> fitting;
    private final List<Long> fit = new ArrayList<>();
    private int seen;
    private boolean ended;

    /**
     * @param top     so many rows of the list, best first
     * @param fitting of some rows, in their order, those that fit
     */
    Walk(IntFunction<List<Long>> top, UnaryOperator<List<Long>> fitting) {
        this.top = top;
        this.fitting = fitting;
    }

    /** Whether so many fit, or fewer in the whole list. Given up where what was seen so far says that they will not be found within {@code reach}. */
    boolean has(long wanted, int reach) {
        while (mayGoOn(wanted, reach) && (seen == 0 || 2L * fit.size() * reach >= wanted * seen)) {
            goOn(wanted, reach);
        }
        return ended || fit.size() >= wanted;
    }

    /** As many as are met on the way, up to so many. */
    void collect(long wanted, int reach) {
        while (mayGoOn(wanted, reach)) {
            goOn(wanted, reach);
        }
    }

    private boolean mayGoOn(long wanted, int reach) {
        return !ended && fit.size() < wanted && seen < reach;
    }

    private void goOn(long wanted, int reach) {
        long probably = seen == 0 ? FIRST_STEP : fit.isEmpty() ? 4L * seen : seen + seen * (wanted - fit.size()) / fit.size() + FIRST_STEP / 4;
        int next = (int) Math.min(reach, probably);
        List<Long> listed = top.apply(next);
        ended = listed.size() < next;
        fit.addAll(fitting.apply(listed.subList(Math.min(seen, listed.size()), listed.size())));
        seen = next;
    }

    /** Those that fit so far, in the order of the list. */
    List<Long> found() {
        return fit;
    }

    /** Whether no others fit. */
    boolean ended() {
        return ended;
    }
}
