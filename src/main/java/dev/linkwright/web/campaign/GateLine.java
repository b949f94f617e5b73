package dev.linkwright.web.campaign;

import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.letter.MergeField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the gate says on the page: the same fault of several contacts is one line, with the place to mend it.
 *
 * @param asks what it asks, to be answered where it stands: {@code target}, {@code approval}, or null
 */
public record GateLine(boolean blocking, String title, String say, String href, String button, String asks) {
    private static final int NAMES = 3;

    GateLine(boolean blocking, String title, String say, String href, String button) {
        this(blocking, title, say, href, button, null);
    }

    static List<GateLine> of(long campaignId, List<GateProblem> problems) {
        Map<String, List<GateProblem>> same = problems.stream().collect(Collectors.groupingBy(
                problem -> problem.severity() + "|" + problem.step() + "|" + problem.field() + "|" + (problem.contactId() == null ? problem.reason() : reasonKey(problem)),
                LinkedHashMap::new, Collectors.toList()));
        return same.values().stream().map(group -> line("/campaigns/" + campaignId, group)).toList();
    }

    /** Suppressions differ in their words for each contact and belong to each; empty fields are the same fault. */
    private static String reasonKey(GateProblem problem) {
        return problem.field().equals("email") ? problem.reason() : problem.reason().replaceAll("“[^”]*”", "“…”");
    }

    private static GateLine line(String path, List<GateProblem> group) {
        GateProblem first = group.get(0);
        if (first.contactId() == null) {
            return ofCampaign(path, first);
        }
        String reason = first.reason().endsWith(".") ? first.reason().substring(0, first.reason().length() - 1) : first.reason();
        String names = group.stream().limit(NAMES).map(GateProblem::who).collect(Collectors.joining(", "));
        String more = group.size() > NAMES ? " and " + (group.size() - NAMES) + " more" : "";
        String mail = first.step() == null ? "" : " Mail " + first.step() + ".";
        boolean several = group.size() > 1;
        boolean empty = reason.endsWith("is empty");
        String title = several ? reason + " for " + group.size() + " contacts" : reason + (empty ? " for " + first.who() : "");
        String say = several ? names + more + "." + mail + (empty ? " The mail can't be sent with a hole in it." : "") : (empty ? "" : first.who() + ".") + mail;
        return mend(path, first, group.size(), title, say.strip());
    }

    private static GateLine mend(String path, GateProblem problem, int many, String title, String say) {
        boolean fillable = MergeField.named(problem.field()).map(MergeField::isFillable).orElse(false);
        if (fillable) {
            String button = many == 1 ? "Edit note" : "Fill " + many + " notes";
            return new GateLine(problem.isBlocking(), title, say, path + "/notes?field=" + problem.field(), button);
        }
        if (problem.field().equals("email")) {
            return new GateLine(problem.isBlocking(), title, say, path + "/people", "Open people");
        }
        if (problem.field().equals("basis")) {
            return many == 1 ? new GateLine(problem.isBlocking(), title, say, "/contacts/" + problem.contactId(), "Open person")
                    : new GateLine(problem.isBlocking(), title, say, path + "/people", "Open people");
        }
        if (problem.field().equals("my_name")) {
            return new GateLine(problem.isBlocking(), title, say, path + "/schedule", "Choose");
        }
        if (problem.field().startsWith("asset")) {
            return new GateLine(problem.isBlocking(), title, say, path + "/brief", "Choose");
        }
        return new GateLine(problem.isBlocking(), title, say, path + "?step=" + problem.step() + "&contact=" + problem.enrollmentId(), "Open mail " + problem.step());
    }

    private static GateLine ofCampaign(String path, GateProblem problem) {
        if (problem.step() != null && MergeField.named(problem.field()).filter(MergeField::isOfCampaign).isPresent()) {
            return new GateLine(problem.isBlocking(), problem.reason(), "In mail " + problem.step() + ", for everybody. It is written once, in the brief.",
                    path + "/brief#f-fields." + problem.field(), "Fill it in");
        }
        if (problem.step() != null) {
            return new GateLine(problem.isBlocking(), problem.reason(), "In mail " + problem.step() + ", for everybody.", path + "?step=" + problem.step(),
                    "Open mail " + problem.step());
        }
        return switch (problem.field()) {
            case "contactIds" -> new GateLine(problem.isBlocking(), problem.reason(), "", path + "/people", "Enrol contacts");
            case "postalAddress", "sourceSentence" -> new GateLine(problem.isBlocking(), problem.reason(), "", "/brands", "Open brands");
            case "targetUrl" -> new GateLine(problem.isBlocking(), problem.reason(), "", path + "/brief#f-targetUrl", "Choose a page", problem.isBlocking() ? "target" : null);
            case "approval" -> new GateLine(problem.isBlocking(), problem.reason(), "", null, null, "approval");
            case "sendingDomain" -> new GateLine(problem.isBlocking(), problem.reason(), "", "/settings/mailboxes", "Open mailboxes");
            case "basis" -> new GateLine(problem.isBlocking(), problem.reason(), "If these mails are advertising, write only to those who agreed.", "/settings/law", "Open the table");
            case "mailboxIds" -> new GateLine(problem.isBlocking(), problem.reason(), "", path + "/schedule", "Choose senders");
            case "steps" -> new GateLine(problem.isBlocking(), problem.reason(), "", path, "Open mails");
            default -> MergeField.named(problem.field()).isPresent() ? new GateLine(problem.isBlocking(), problem.reason(), "", path + "/brief", "Open brief")
                    : new GateLine(problem.isBlocking(), problem.reason(), "", path, "Open mails");
        };
    }
}
