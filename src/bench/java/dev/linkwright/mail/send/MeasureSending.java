package dev.linkwright.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.mail.Claims;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.Mailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Mails a second, end to end (claim, write, SMTP, record, what follows for enrollment and prospect, all durable), against nodemailer's pool and
 * smtp-source with the same mails, connections and sink in the same run; and what a claim costs with few and with 100,000 waiting.
 * Settings: bench.mails, bench.rounds, bench.postfix (folder of smtp-sink and smtp-source), bench.nodemailer (folder with node_modules).
 */
@QuarkusTest
class MeasureSending {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAILBOXES = Integer.getInteger("bench.mailboxes", 4);
    private static final int CONNECTIONS = MAILBOXES * SendDueMail.CONNECTIONS;

    @Inject
    CampaignCast campaigns;
    @Inject
    ManyMails many;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    Claims claims;
    @Inject
    MailDesk desk;
    @Inject
    EntityManager database;
    @Inject
    DataSource source;
    private Long[] senders;

    /**
     * One sender's mails of one round.
     *
     * @param machine   processor time of everything, the sink and what others do beside it included
     * @param processes processor time of its own processes
     * @param cold      the same mails by the same process, sent before for the first time; ours: what the database needs to tidy up after them
     */
    private record Run(double seconds, double machine, double processes, long megabytes, double cold) {
    }

    @Test
    void measure() throws Exception {
        int mails = Integer.getInteger("bench.mails", 3_000);
        int rounds = Integer.getInteger("bench.rounds", 6);
        Path postfix = Path.of(System.getProperty("bench.postfix"));
        StringBuilder report = new StringBuilder("""
                | round | Linkwright: mails/s | processor time a mail (with PostgreSQL) | of the whole machine | tidying up after | memory | nodemailer's pool | processor time | whole machine | memory | its first time | smtp-source |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        int port = freePort();
        Process sink = start(postfix.resolve("smtp-sink").toString(), "-u", "nobody", "127.0.0.1:" + port, "200");
        try {
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            List<Double> firstTimes = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                Path file = prepared(mails, port);
                Run linkwright = ours(mails);
                Run nodemailer = nodemailer(port, file);
                Run source = source(postfix, port, mails);
                ours.add(mails / linkwright.seconds);
                theirs.add(mails / nodemailer.seconds);
                firstTimes.add(mails / nodemailer.cold);
                String row = String.format(Locale.ROOT, "| %d | %,.0f | %.2f ms | %.2f ms | %.2f ms | %d MB | %,.0f | %.2f ms | %.2f ms | %d MB | %,.0f | %,.0f |%n", round + 1, mails / linkwright.seconds,
                        1000 * linkwright.processes / mails, 1000 * linkwright.machine / mails, 1000 * linkwright.cold / mails, linkwright.megabytes, mails / nodemailer.seconds,
                        1000 * nodemailer.processes / mails, 1000 * nodemailer.machine / mails, nodemailer.megabytes, mails / nodemailer.cold, mails / source.seconds);
                System.out.print(row);
                report.append(row);
            }
            int half = rounds / 2;
            report.append(String.format(Locale.ROOT, "%nmiddle of all rounds %.0f, nodemailer %.0f, ratio %.2f, to its first time %.2f; of the later half %.0f, %.0f, ratio %.2f, to its first time %.2f; "
                    + "%d mailboxes, %d connections%n", middle(ours), middle(theirs), middle(ours) / middle(theirs), middle(ours) / middle(firstTimes), middle(ours.subList(half, rounds)),
                    middle(theirs.subList(half, rounds)), middle(ours.subList(half, rounds)) / middle(theirs.subList(half, rounds)),
                    middle(ours.subList(half, rounds)) / middle(firstTimes.subList(half, rounds)), MAILBOXES, CONNECTIONS));
        } finally {
            sink.destroy();
        }
        report.append(claimsWithManyWaiting());
        Files.writeString(Path.of("target/sending.txt"), report);
        System.out.println(report);
    }

    /** Approved mails in line, and the same ones as a file for the other sender. */
    private Path prepared(int mails, int port) throws IOException {
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < MAILBOXES; i++) {
            scenes.add(many.inLine(mails / MAILBOXES));
        }
        senders = scenes.stream().map(scene -> scene.mailbox().id()).toArray(Long[]::new);
        scenes.forEach(scene -> campaigns.sendsTo(scene.mailbox(), port));
        List<Map<String, Object>> same = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("""
                select from_name, from_address, to_name, to_address, subject, body_text, message_id from message where mailbox_id = any(?1) and state = 'QUEUED'""", Object[].class)
                .setParameter(1, senders).getResultList().forEach(each -> {
                    Object[] row = (Object[]) each;
                    same.add(Map.of("from", row[0] + " <" + row[1] + ">", "to", row[2] + " <" + row[3] + ">", "subject", row[4], "text", row[5], "messageId", row[6],
                            "headers", Map.of("List-Unsubscribe", "<https://example.com/unsubscribe/0123456789012345678901234567890123456789012>", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click")));
                }));
        assertThat(same).hasSize(mails);
        vacuum();
        Path file = Path.of("target/bench-mails.json");
        JSON.writeValue(file.toFile(), same);
        return file.toAbsolutePath();
    }

    /** What was just written by the thousand is tidied up before the clock runs, not beside it; what sending leaves behind is tidied up after it, see below. */
    private void vacuum() {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Run ours(int mails) throws IOException {
        double cpu = machineSeconds();
        double java = javaSeconds();
        double postgres = postgresSeconds();
        long from = System.nanoTime();
        sendDueMail.run(CampaignCast.NOW);
        double seconds = (System.nanoTime() - from) / 1e9;
        double processes = javaSeconds() - java + postgresSeconds() - postgres;
        System.out.printf(Locale.ROOT, "%.0f/s java %.2f ms a mail, postgres %.2f ms%n", mails / seconds, 1000 * (javaSeconds() - java) / mails, 1000 * (postgresSeconds() - postgres) / mails);
        cpu = machineSeconds() - cpu;
        double tidied = postgresSeconds();
        vacuum();
        tidied = postgresSeconds() - tidied;
        long waiting = ((Number) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "select count(*) from message where state in ('QUEUED', 'SENDING') and mailbox_id = any(?1)").setParameter(1, senders).getSingleResult())).longValue();
        assertThat(waiting).as("all have left").isZero();
        Runtime.getRuntime().gc();
        return new Run(seconds, cpu, processes, (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000, tidied);
    }

    private static Run nodemailer(int port, Path mails) throws Exception {
        File folder = new File(System.getProperty("bench.nodemailer"));
        Process node = new ProcessBuilder("node", Path.of("src/bench/node/pool.mjs").toAbsolutePath().toString(), String.valueOf(port), String.valueOf(CONNECTIONS), mails.toString())
                .directory(folder).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader words = node.inputReader();
        assertThat(words.readLine()).contains("ready");
        double cpu = machineSeconds();
        node.getOutputStream().write('\n');
        node.getOutputStream().flush();
        JsonNode said = JSON.readTree(words.readLine());
        cpu = machineSeconds() - cpu;
        node.waitFor();
        return new Run(said.get("seconds").asDouble(), cpu, said.get("cpu").asDouble(), said.get("megabytes").asLong(), said.get("cold").asDouble());
    }

    private static Run source(Path postfix, int port, int mails) throws Exception {
        double cpu = machineSeconds();
        long from = System.nanoTime();
        start(postfix.resolve("smtp-source").toString(), "-s", String.valueOf(CONNECTIONS), "-d", "-m", String.valueOf(mails), "-l", "900", "-f", "ana@fernhill.example", "-t",
                "editor@partner.example", "127.0.0.1:" + port).waitFor();
        return new Run((System.nanoTime() - from) / 1e9, machineSeconds() - cpu, 0, 0, 0);
    }

    /** What claiming one mail takes with 100 and with 100,000 in line at one mailbox, each the middle of 200. */
    private String claimsWithManyWaiting() {
        StringBuilder rows = new StringBuilder("\n| mails in line | claiming one takes |\n|---|---|\n");
        for (int waiting : new int[] {100, 100_000}) {
            Mailbox box = campaigns.mailbox(false);
            QuarkusTransaction.requiringNew().run(() -> {
                desk.mailboxes().requireLocked(box.id()).pace(100_000, 0);
                database.createNativeQuery("""
                        with t as (insert into thread (brand_id, mailbox_id, subject, state, token, created_at, last_message_at)
                                   select 1, ?1, 'Numbers', 'OPEN', 'bench-' || ?1 || '-' || n, ?2, ?2 from generate_series(1, ?3) n returning id)
                        insert into message (thread_id, mailbox_id, brand_id, direction, kind, state, message_id, from_address, to_address, subject, body_text, send_key, not_before, created_at)
                        select id, ?1, 1, 'OUT', 'FIRST', 'QUEUED', '<bench-' || id || '@us.example>', 'ana@us.example', 'reader' || id || '@site' || id || '.example', 'Numbers', 'Hello',
                               'bench:' || id, ?2, ?2 from t""").setParameter(1, box.id()).setParameter(2, CampaignCast.NOW).setParameter(3, waiting).executeUpdate();
            });
            QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("analyze message").executeUpdate());
            List<Double> took = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                long from = System.nanoTime();
                assertThat(claims.next(box.id(), 1, "bench", CampaignCast.NOW)).hasSize(1);
                took.add((System.nanoTime() - from) / 1e6);
            }
            rows.append(String.format(Locale.ROOT, "| %,d | %.1f ms |%n", waiting, middle(took)));
        }
        return rows.toString();
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Time all processors together were busy since the machine started, from /proc/stat in hundredths of a second. */
    private static double machineSeconds() throws IOException {
        String[] words = Files.readAllLines(Path.of("/proc/stat")).get(0).split("\\s+");
        return (Long.parseLong(words[1]) + Long.parseLong(words[2]) + Long.parseLong(words[3]) + Long.parseLong(words[6]) + Long.parseLong(words[7])) / 100.0;
    }

    private static double javaSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** Of the server and everything it started, from the time each has used until now. */
    private double postgresSeconds() throws IOException {
        int backend = (Integer) QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("select pg_backend_pid()", Integer.class).getSingleResult());
        String server = statOf(Path.of("/proc/" + backend))[1];
        double seconds = 0;
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process : all.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
                String[] stat = statOf(process);
                if (stat != null && (stat[1].equals(server) || process.endsWith(server))) {
                    seconds += (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / 100.0;
                }
            }
        }
        return seconds;
    }

    /** The words of stat behind the name: state, parent, ...; null for a process that is gone. */
    private static String[] statOf(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return null;
        }
    }

    private static Process start(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Debian's package, unpacked and not installed
        builder.environment().put("LD_LIBRARY_PATH", Path.of(command[0]).toAbsolutePath().resolve("../../lib/postfix").normalize().toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        if (command[0].endsWith("sink")) {
            int port = Integer.parseInt(command[3].substring(command[3].indexOf(':') + 1));
            for (int i = 0; i < 100; i++) {
                try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    return process;
                } catch (IOException notYet) {
                    Thread.sleep(50);
                }
            }
            throw new IllegalStateException("smtp-sink does not answer");
        }
        return process;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
