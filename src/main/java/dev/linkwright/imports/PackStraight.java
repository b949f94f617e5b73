package dev.linkwright.imports;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongUnaryOperator;

import dev.linkwright.shared.CopyText;

/**
 * The first row of a site that nobody knows goes straight where it belongs, numbered here; rows that need a look (sites we have, a site's
 * further rows, several addresses, prices, refused ones) go to the work table.
 */
final class PackStraight implements Packer {

    static final String SITES = "copy site (id, domain, title, created_at, import_id, title_import_id) from stdin (format binary)";
    static final String PROSPECTS = """
        copy prospect (brand_id, site_id, domain, stage, stage_since, has_contact, awaits_ranking, import_id, created_at) from stdin (format binary)""";
    static final String PEOPLE = """
        copy contact (site_id, name, email, role, source, source_at, created_at, import_id, check_due_at) from stdin (format binary)""";
    static final String READINGS = """
        copy site_reading (site_id, source, as_of, own_sheet, dr, da, as_score, tf, traffic, spam, is_spam, title, text, notes, import_id, created_at, number)
        from stdin (format binary)""";

    /** Sorted among as many, sites find their places in the index of names side by side. */
    private static final int SORTED_TOGETHER = 24_000;
    private static final int HANDED_ON = 8_000;
    private static final int FULL = 1 << 18;
    private static final int LONGEST_TITLE = 200;
    private static final Comparator<StagedRow> BY_DOMAIN = (one, other) -> one.domain().compareTo(other.domain());

    private final ImportJob job;
    private final KnownDomains known;
    private final LongUnaryOperator numbers;
    private final byte[] file;
    private final byte[] tool;
    private final byte[] stage = "NEW".getBytes(StandardCharsets.UTF_8);
    private final List<StagedRow> fresh = new ArrayList<>(SORTED_TOGETHER);
    private final CopyText rows = new CopyText();
    private final Queue<CopyBinary> spare = new ConcurrentLinkedQueue<>();
    private final long now;
    private CopyBinary sites;
    private CopyBinary prospects;
    private CopyBinary people;
    private CopyBinary readings;
    private int reachable;
    /** How many of the sorted ones have been handed on. */
    private int packed;

    /** @param numbers reserves that many numbers of sites in a row and says the first */
    PackStraight(ImportJob job, KnownDomains known, LongUnaryOperator numbers) {
        this.job = job;
        this.known = known;
        this.numbers = numbers;
        this.file = job.file().getBytes(StandardCharsets.UTF_8);
        this.now = CopyBinary.micros(job.now());
        this.tool = job.tool().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void add(StagedRow row) {
        // A site whose first row needs a look is met all the same: its further rows follow the first.
        if (row.refused() == null && known.meet(row.domain()) && row.emails().size() < 2 && row.price() == null) {
            fresh.add(row);
        } else {
            row.write(rows);
        }
    }

    @Override
    public boolean isFull() {
        return packed > 0 || fresh.size() >= SORTED_TOGETHER || rows.length() >= FULL;
    }

    @Override
    public boolean isEmpty() {
        return fresh.isEmpty() && rows.length() == 0;
    }

    @Override
    public Packed take() {
        if (fresh.isEmpty() || packed == 0 && fresh.size() < SORTED_TOGETHER && rows.length() >= FULL) {
            return new Packed(rows.take(), null);
        }
        if (packed == 0) {
            fresh.sort(BY_DOMAIN);
        }
        sites = buffer();
        prospects = buffer();
        people = buffer();
        readings = buffer();
        List<StagedRow> some = fresh.subList(packed, Math.min(packed + HANDED_ON, fresh.size()));
        long number = numbers.applyAsLong(some.size());
        for (StagedRow row : some) {
            pack(row, number++);
        }
        Fresh made = new Fresh(some.size(), reachable, sites, prospects, people, readings);
        reachable = 0;
        packed += some.size();
        if (packed == fresh.size()) {
            fresh.clear();
            packed = 0;
        }
        return new Packed(rows.take(), made);
    }

    /** A buffer that has been written, from any thread. */
    void giveBack(CopyBinary written) {
        spare.add(written);
    }

    private CopyBinary buffer() {
        CopyBinary used = spare.poll();
        return used == null ? new CopyBinary() : used;
    }

    /** The same rows as {@link ApplyProspects} makes of a site with one row. */
    private void pack(StagedRow row, long site) {
        long id = job.id();
        LocalDate day = job.day();
        byte[] domain = row.domain().getBytes(StandardCharsets.UTF_8);
        String title = said(row.title());
        sites.row(6).add(site).raw(domain).add(shortened(title)).add(now).add(id);
        if (title == null) {
            sites.nothing();
        } else {
            sites.add(id);
        }
        boolean reachable = !row.emails().isEmpty();
        prospects.row(9).add(job.brandId()).add(site).raw(domain).raw(stage).add(now).add(reachable).add(true).add(id).add(now);
        if (reachable) {
            this.reachable++;
            people.row(9).add(site).add(row.person()).add(row.emails().get(0)).add(row.role()).raw(file).add(now).add(now).add(id).nothing();
        }
        String text = said(row.text());
        String notes = said(row.notes());
        if (title != null || text != null || notes != null || row.isSpam() != null || row.measures()) {
            readings.row(17).add(site).raw(tool).add(day).add(job.source().isEmpty())
                .add(row.dr()).add(row.da()).add(row.as()).add(row.tf()).add(row.traffic()).add(row.spam()).add(row.isSpam())
                .add(title).add(text).add(notes).add(id).add(now).add(-site);
        }
    }

    private static String said(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static String shortened(String title) {
        return title == null || title.length() <= LONGEST_TITLE || title.codePointCount(0, title.length()) <= LONGEST_TITLE ? title
            : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE));
    }
}
