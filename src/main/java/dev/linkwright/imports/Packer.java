package dev.linkwright.imports;

import dev.linkwright.shared.CopyText;

/** Packs rows as the database takes them in, some thousands at a time. One thread. */
interface Packer {

    void add(StagedRow row);

    /** Whether it is time to {@link #take}, once or several times. */
    boolean isFull();

    /** Whether there is nothing left to {@link #take}. */
    boolean isEmpty();

    /** What was added; starts anew. */
    Packed take();

    /**
     * Some rows on their way. Nothing stands for "none".
     *
     * @param rows  as text for the work table {@code {rows}}
     * @param fresh of sites that nobody knew; null where all go to the work table
     */
    record Packed(byte[] rows, Fresh fresh) {
    }

    /**
     * Sites met for the first time with what hangs on them. The buffers go back to the packer when they are written: large ones made anew
     * for every few thousand rows would keep the collector busy.
     *
     * @param count     how many sites
     * @param reachable how many of them have somebody to write to
     */
    record Fresh(int count, int reachable, CopyBinary sites, CopyBinary prospects, CopyBinary people, CopyBinary readings) {
    }

    /** Every row to the work table. */
    static Packer toWorkTable() {
        CopyText text = new CopyText();
        return new Packer() {
            @Override
            public void add(StagedRow row) {
                row.write(text);
            }

            @Override
            public boolean isFull() {
                return text.length() >= 1 << 18;
            }

            @Override
            public boolean isEmpty() {
                return text.length() == 0;
            }

            @Override
            public Packed take() {
                return new Packed(text.take(), null);
            }
        };
    }
}
