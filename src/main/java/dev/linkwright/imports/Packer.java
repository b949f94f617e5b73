package dev.linkwright.imports;

/** Packs rows as the database takes them in, some thousands at a time. One thread. */
interface Packer {

    void add(StagedRow row);

    /** Whether it is time to {@link #take}. */
    boolean isFull();

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
     * Sites met for the first time with what hangs on them, each a whole binary COPY.
     *
     * @param count how many sites
     */
    record Fresh(int count, byte[] sites, byte[] prospects, byte[] people, byte[] readings) {
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
            public Packed take() {
                return new Packed(text.take(), null);
            }
        };
    }
}
