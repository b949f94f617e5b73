package dev.linkwright.packaged;

import static dev.linkwright.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A campaign of first mails to many sites, one contact each, set up through the JSON API alone and launched.
 *
 * @param recipients who is to get exactly one mail
 */
record SendingCase(AppApi api, long brandId, long campaignId, long mailboxId, TreeSet<String> recipients) {

    private static final Duration IMPORT_WITHIN = Duration.ofMinutes(3);
    private static final Duration DONE_WITHIN = Duration.ofMinutes(15);
    /** More than any sender opens; only says when a closer look is worth it. */
    private static final int MOST_CONNECTIONS = 20;
    private static final List<String> EVERY_DAY = List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    /** Imports the sites, adds the contacts, makes mailbox and campaign, enrols, launches and approves everybody. */
    static SendingCase launched(AppApi api, SmtpSink server, int mails) {
        SendingCase approved = approved(api, server, mails);
        approved.begin();
        return approved;
    }

    /** The same, with a mailbox that is paused: nothing leaves before {@link #begin}. */
    static SendingCase approved(AppApi api, SmtpSink server, int mails) {
        long brand = api.post("/brands", Map.of("name", "Fernhill", "domains", List.of("fernhill.example"), "keywords", List.of("remote work"),
                "postalAddress", "4 Mill Lane, Sampletown")).get("id").asLong();
        long asset = api.post("/brands/" + brand + "/assets",
                Map.of("title", "Remote hiring 2026", "url", "https://fernhill.example/remote-hiring", "kind", "RESEARCH")).get("id").asLong();
        imported(api, brand, mails);
        TreeSet<String> recipients = new TreeSet<>();
        List<Long> contacts = contacts(api, brand, recipients);
        long mailbox = api.post("/mailboxes", Map.of("name", "Ana", "address", "ana@fernhill.example",
                "smtp", Map.of("host", "127.0.0.1", "port", server.port(), "security", "NONE", "user", "ana", "password", "secret"),
                "dailyCap", 10_000, "minGapSeconds", 0)).get("id").asLong();
        api.post("/mailboxes/" + mailbox + "/pause", Map.of("reason", "Until all are approved."));
        long campaign = api.post("/brands/" + brand + "/campaigns", Map.of("name", "Remote hiring", "opportunity", "DIGITAL_PR", "assetId", asset,
                "mailboxIds", List.of(mailbox),
                "steps", List.of(Map.of("delayDays", 0, "subject", "Numbers for {site}", "body", "Hello {first_name|there},\n\nour survey may help {site}: {asset_url}\n\n{my_name}")),
                "window", Map.of("days", EVERY_DAY, "from", "00:00", "to", "24:00", "zone", "UTC"))).get("id").asLong();
        api.post("/campaigns/" + campaign + "/enrollments", Map.of("contactIds", contacts));
        JsonNode gate = api.get("/campaigns/" + campaign + "/gate");
        assertThat(gate.get("ok").asBoolean()).as("the gate: %s", gate).isTrue();
        api.post("/campaigns/" + campaign + "/launch");
        api.all("/campaigns/" + campaign + "/enrollments").forEach(one -> api.post("/enrollments/" + one.get("id").asLong() + "/approve"));
        return new SendingCase(api, brand, campaign, mailbox, recipients);
    }

    /** The same campaign seen through another process or the next start. */
    SendingCase at(PackagedApp app) {
        return new SendingCase(api.at(app), brandId, campaignId, mailboxId, recipients);
    }

    void begin() {
        api.post("/mailboxes/" + mailboxId + "/resume");
    }

    /** Every outbound message of every thread, as the API shows it. */
    List<JsonNode> messages() {
        List<JsonNode> messages = new ArrayList<>();
        api.all("/brands/" + brandId + "/threads").forEach(thread -> api.get("/threads/" + thread.get("id").asLong()).get("messages").forEach(messages::add));
        return messages.stream().filter(message -> message.get("direction").asText().equals("OUT")).toList();
    }

    /** Waits until every mail has left or is shown as Uncertain. */
    List<JsonNode> settled() {
        eventually(DONE_WITHIN, () -> "every mail has left or is Uncertain: " + states(messages()) + "; stats " + api.get("/campaigns/" + campaignId + "/stats"),
                () -> api.get("/campaigns/" + campaignId + "/stats").get("sent").asLong() >= recipients.size() - MOST_CONNECTIONS
                        && Set.of("SENT", "UNCERTAIN").containsAll(states(messages()).keySet()));
        return messages();
    }

    private static Map<String, Long> states(List<JsonNode> messages) {
        return messages.stream().collect(Collectors.groupingBy(message -> message.get("state").asText(), Collectors.counting()));
    }

    private static void imported(AppApi api, long brand, int sites) {
        StringBuilder file = new StringBuilder("\uFEFF\"Domain\"\t\"Is spam\"\t\"DR\"\t\"Dofollow ref. domains\"\t\"Dofollow linked domains\"\t\"Traffic \"\t\"Keywords \"\t"
                + "\"Links to target\"\t\"Dofollow links\"\t\"First seen\"\t\"Lost\"\r\n");
        IntStream.rangeClosed(1, sites).forEach(n -> file.append("\"partner-site-%03d.com\"\t\"false\"\t\"%d\"\t\"10\"\t\"20\"\t\"%d\"\t\"5\"\t\"1\"\t\"1\"\t\"2024-03-01\"\t\"\"\r\n".formatted(n, 20 + n % 60, 100 * n)));
        long id = api.upload("/brands/" + brand + "/imports", "prospects", "referring-domains.csv", file.toString().getBytes(StandardCharsets.UTF_16LE)).get("id").asLong();
        eventually(IMPORT_WITHIN, () -> "the import is done: " + api.get("/imports/" + id), () -> api.get("/imports/" + id).get("state").asText().equals("DONE"));
        assertThat(api.get("/imports/" + id).get("created").asInt()).isEqualTo(sites);
    }

    private static List<Long> contacts(AppApi api, long brand, TreeSet<String> recipients) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode prospect : api.all("/brands/" + brand + "/prospects")) {
            String address = "editor@" + prospect.get("domain").asText();
            recipients.add(address);
            ids.add(api.post("/prospects/" + prospect.get("id").asLong() + "/contacts", Map.of("name", "Maria Berg", "email", address, "role", "Editor")).get("id").asLong());
        }
        return ids;
    }
}
