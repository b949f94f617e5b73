package dev.linkwright.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A mail server that outlives the applications under test: takes every mail, counts it before saying "250 OK",
 * and is a little slow, so that a kill falls into the middle of sending. RFC 5321, the part a sender needs.
 */
final class SmtpSink implements AutoCloseable {

    /** One accepted mail. */
    record Accepted(String recipient, String messageId, String subject) {
    }

    private final ServerSocket server;
    private final long pauseMillis;
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    SmtpSink(long pauseMillis) {
        this.pauseMillis = pauseMillis;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** The most connections that were open side by side. */
    int mostConnectionsAtOnce() {
        return mostAtOnce.get();
    }

    /** How often each Message-ID was accepted. */
    Map<String, Long> timesByMessageId() {
        return accepted.stream().collect(Collectors.groupingBy(Accepted::messageId, Collectors.counting()));
    }

    /** How many mails each address got. */
    Map<String, Long> timesByRecipient() {
        return accepted.stream().collect(Collectors.groupingBy(Accepted::recipient, Collectors.counting()));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                inBackground(() -> talk(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        mostAtOnce.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                PrintStream out = new PrintStream(client.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            say(out, "220 sink.example ESMTP");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("EHLO")) {
                    say(out, "250-sink.example", "250-8BITMIME", "250 AUTH PLAIN LOGIN");
                } else if (command.startsWith("AUTH PLAIN")) {
                    if (command.equals("AUTH PLAIN")) {
                        say(out, "334 ");
                        in.readLine();
                    }
                    say(out, "235 2.7.0 Welcome");
                } else if (command.startsWith("AUTH LOGIN")) {
                    say(out, "334 VXNlcm5hbWU6");
                    in.readLine();
                    say(out, "334 UGFzc3dvcmQ6");
                    in.readLine();
                    say(out, "235 2.7.0 Welcome");
                } else if (command.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(out, "250 2.1.5 OK");
                } else if (command.startsWith("DATA")) {
                    say(out, "354 End with a dot");
                    Accepted mail = read(in, recipient);
                    Thread.sleep(pauseMillis);
                    accepted.add(mail);
                    say(out, "250 2.0.0 Kept");
                } else if (command.startsWith("QUIT")) {
                    say(out, "221 2.0.0 Bye");
                    return;
                } else {
                    say(out, "250 2.0.0 OK");
                }
            }
        } catch (IOException | InterruptedException senderIsGone) {
            // A killed sender hangs up in the middle of a sentence; what was accepted before stays counted.
        } finally {
            open.decrementAndGet();
        }
    }

    /** @throws IOException when the sender leaves before the final dot: such a mail does not exist */
    private static Accepted read(BufferedReader in, String recipient) throws IOException {
        String id = "";
        String subject = "";
        boolean inHeaders = true;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return new Accepted(recipient, id, subject);
            }
            inHeaders = inHeaders && !line.isEmpty();
            if (inHeaders && line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                id = line.substring(11).trim();
            } else if (inHeaders && line.regionMatches(true, 0, "Subject:", 0, 8)) {
                subject = line.substring(8).trim();
            }
        }
        throw new IOException("The sender left before the final dot");
    }

    /** RFC 5321 2.3.8: lines end with CR LF. */
    private static void say(PrintStream out, String... lines) {
        for (String line : lines) {
            out.print(line + "\r\n");
        }
        out.flush();
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }
}
