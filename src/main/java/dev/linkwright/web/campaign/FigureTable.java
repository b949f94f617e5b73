package dev.linkwright.web.campaign;

import dev.linkwright.campaign.figures.Dimension;
import dev.linkwright.campaign.figures.Figures.Asked;
import dev.linkwright.campaign.figures.Figures.Row;
import dev.linkwright.campaign.figures.Measure;
import dev.linkwright.campaign.figures.Share;
import dev.linkwright.campaign.figures.TwoVersions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One table of numbers; each leads to the people behind it. */
public record FigureTable(Asked asked, List<Row> rows) {

    public List<Measure> measures() {
        return List.of(Measure.values());
    }

    /** What a line is called; inside one campaign without its name. */
    public String label(Row row) {
        String[] parts = row.key().split("\\.");
        return asked.campaignId() == null || !asked.by().countsMails() ? row.label() : "Mail " + parts[1] + (parts.length > 2 ? ", version " + parts[2] : "");
    }

    /** The people behind one number. */
    public String people(Row row, Measure measure) {
        return "/campaigns/figures/people" + query(row.key(), measure);
    }

    public String csv() {
        return "/campaigns/figures/table.csv" + query(null, null);
    }

    /** The same question by something else. */
    public String by(Dimension other) {
        return "/campaigns/figures" + new FigureTable(new Asked(asked.brandId(), asked.campaignId(), other, asked.from(), asked.to()), List.of()).query(null, null);
    }

    String query(String key, Measure measure) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("by", asked.by().key());
        parts.put("campaign", asked.campaignId());
        parts.put("from", asked.from());
        parts.put("to", asked.to());
        parts.put("key", key);
        parts.put("measure", measure == null ? null : measure.key());
        List<String> written = new ArrayList<>();
        parts.forEach((name, value) -> {
            if (value != null) {
                written.add(name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
            }
        });
        return "?" + String.join("&", written);
    }

    /** “22.7 %”, or “3 of 7” while the numbers are small; what it is a share of stands in the head of its column. */
    public String rate(Row row, Measure measure) {
        if (measure.of() == null) {
            return "";
        }
        Share share = row.shares().get(measure);
        return share.whole() == 0 ? "" : share.whole() < 20 ? share.part() + " of " + share.whole() : share.percent();
    }

    /** In full, for whoever hovers or listens. */
    public String inFull(Row row, Measure measure) {
        String rate = row.rate(measure);
        return measure.label() + " " + row.count(measure) + (rate.isEmpty() ? "" : ", " + rate);
    }

    /** What two versions of a mail amount to: one entry for each mail that has both. */
    public List<Versions> versions() {
        Map<String, List<Row>> mails = new LinkedHashMap<>();
        rows.forEach(row -> mails.computeIfAbsent(row.key().substring(0, row.key().lastIndexOf('.')), key -> new ArrayList<>()).add(row));
        return mails.values().stream().filter(pair -> pair.size() == 2).map(pair -> {
            Share a = pair.get(0).shares().get(Measure.ANSWERED);
            Share b = pair.get(1).shares().get(Measure.ANSWERED);
            return new Versions("Mail " + pair.get(0).key().split("\\.")[1], a, b, new TwoVersions(a, b));
        }).toList();
    }

    /** Answered of sent in both versions, with what can be said of the difference. */
    public record Versions(String mail, Share a, Share b, TwoVersions both) {
        public String words(Share share) {
            return share.whole() == 0 ? "nothing sent yet" : share.part() + " of " + share.whole() + " answered, so between " + share.interval().words();
        }
    }
}
