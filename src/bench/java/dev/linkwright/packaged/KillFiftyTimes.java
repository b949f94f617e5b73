package dev.linkwright.packaged;

import dev.linkwright.testing.MoreMails;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * One campaign of 2,000 mails, its sender killed with kill -9 at 50 random moments and started again. After each kill the mail server's count is
 * laid beside the rows: nothing lost, nothing twice, every row in a state a person can see. Arguments: mails, kills, seed.
 */
public final class KillFiftyTimes {

    private static final long SERVER_MILLIS = 30;

    private record Rows(Map<String, Integer> states, Set<String> sent, Set<String> uncertain) {
        int total() {
            return states.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private KillFiftyTimes() {
    }

    public static void main(String[] args) throws Exception {
        int mails = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        int kills = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        Random random = new Random(args.length > 2 ? Long.parseLong(args[2]) : 4);
        Path folder = Files.createTempDirectory("linkwright-kills-");
        List<Integer> moments = new ArrayList<>(random.ints(kills, 1, mails - mails / 40).sorted().boxed().toList());
        try (SmtpSink server = new SmtpSink(SERVER_MILLIS);
                EmbeddedPostgres database = EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                        .setServerConfig("unix_socket_directories", "").setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start()) {
            String url = database.getJdbcUrl("postgres", "postgres");
            Map<String, String> settings = Map.of("DATABASE_URL", url, "LINKWRIGHT_SECRET", "a secret of this measurement");
            PackagedApp app = PackagedApp.started(folder.resolve("app"), settings);
            SendingCase sending = null;
            int faults = 0;
            try {
                sending = SendingCase.approved(AppApi.signedIn(app), server, 1);
                copied(url, sending.campaignId(), mails);
                sending.begin();
                System.out.println("| kill | accepted by the server | rows by state | contradictions |\n|---|---|---|---|");
                for (int kill = 1; kill <= kills; kill++) {
                    int moment = moments.get(kill - 1);
                    await(server, moment);
                    Thread.sleep(random.nextInt(30));
                    app.kill();
                    Rows rows = rows(url);
                    int now = judge(rows, server, mails);
                    faults += now;
                    System.out.println("| " + kill + " | " + server.accepted().size() + " | " + rows.states + " | " + now + " |");
                    app = PackagedApp.started(folder.resolve("app"), settings);
                }
                Rows end = settled(url);
                faults += judge(end, server, mails);
                Map<String, Long> received = server.timesByRecipient();
                long missing = end.total() - end.sent.size() - end.uncertain.size() + end.sent.stream().filter(who -> !received.containsKey(who)).count();
                long twice = received.values().stream().filter(times -> times > 1).count();
                System.out.printf("%nmails %d, kills %d, sent %d, uncertain %d (of them arrived %d), received twice %d, lost %d, rows out of order %d%n", mails, kills,
                        end.sent.size(), end.uncertain.size(), end.uncertain.stream().filter(received::containsKey).count(), twice, missing, faults);
            } finally {
                app.close();
            }
        }
    }

    /** The one mail that went through review, and as many like it. */
    private static void copied(String url, long campaign, int mails) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); ResultSet first = connection.createStatement().executeQuery("select id from enrollment where campaign_id = " + campaign)) {
            first.next();
            MoreMails.like(connection, campaign, first.getLong(1), mails, Instant.now());
            connection.createStatement().execute("analyze");
        }
    }

    /** Every mail has left or waits for a person. */
    private static Rows settled(String url) throws SQLException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        Rows rows = rows(url);
        while (!Set.of("SENT", "UNCERTAIN").containsAll(rows.states.keySet())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not all have left: " + rows.states);
            }
            Thread.sleep(500);
            rows = rows(url);
        }
        return rows;
    }

    private static void await(SmtpSink server, int accepted) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (server.accepted().size() < accepted) {
            if (System.nanoTime() > end) {
                throw new AssertionError("mail " + accepted + " was not accepted in time: " + server.accepted().size());
            }
            Thread.sleep(2);
        }
    }

    /** How many rows contradict what the server has: a mail marked Sent that never came, one received twice, a row that is gone. */
    private static int judge(Rows rows, SmtpSink server, int mails) {
        Map<String, Long> received = server.timesByRecipient();
        int faults = Math.abs(mails - rows.total());
        faults += (int) rows.sent.stream().filter(who -> !received.containsKey(who)).count();
        faults += (int) received.values().stream().filter(times -> times > 1).count();
        faults += (int) rows.states.keySet().stream().filter(state -> !Set.of("QUEUED", "SENDING", "SENT", "UNCERTAIN").contains(state)).count();
        return faults;
    }

    private static Rows rows(String url) throws SQLException {
        Map<String, Integer> states = new TreeMap<>();
        Set<String> sent = new HashSet<>();
        Set<String> uncertain = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet rows = connection.createStatement().executeQuery("select state, to_address from message where direction = 'OUT'")) {
            while (rows.next()) {
                states.merge(rows.getString(1), 1, Integer::sum);
                if (rows.getString(1).equals("SENT")) {
                    sent.add(rows.getString(2));
                } else if (rows.getString(1).equals("UNCERTAIN")) {
                    uncertain.add(rows.getString(2));
                }
            }
        }
        return new Rows(states, sent, uncertain);
    }
}
