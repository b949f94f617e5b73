package dev.linkwright.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** An IMAP server with an empty inbox that lets people in by XOAUTH2 alone (RFC 3501, RFC 4959; the mechanism as Google and Microsoft describe it). */
public final class ScriptedImap implements AutoCloseable {

    private final ServerSocket socket;
    private final Predicate<String> mayEnter;
    private final List<String> shown = new CopyOnWriteArrayList<>();

    /** @param mayEnter asked with the access token */
    public ScriptedImap(Predicate<String> mayEnter) {
        this.mayEnter = mayEnter;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        background(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket line = socket.accept();
                    background(() -> talk(line));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The access tokens it was shown, in order. */
    public List<String> shown() {
        return shown;
    }

    private void talk(Socket line) {
        try (line; BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = line.getOutputStream();
            say(out, "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready");
            for (String words = in.readLine(); words != null; words = in.readLine()) {
                String[] parts = words.split(" ", 3);
                String tag = parts[0];
                switch (parts[1].toUpperCase(Locale.ROOT)) {
                    case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2", tag + " OK done");
                    case "AUTHENTICATE" -> enter(tag, parts[2], in, out);
                    case "LIST" -> say(out, "* LIST (\\HasNoChildren) \"/\" INBOX", "* LIST (\\HasNoChildren \\Sent) \"/\" Sent", tag + " OK done");
                    case "SELECT", "EXAMINE" -> say(out, "* 0 EXISTS", "* 0 RECENT", "* FLAGS (\\Seen)", "* OK [UIDVALIDITY 7] fine", "* OK [UIDNEXT 1] fine", tag + " OK [READ-ONLY] done");
                    case "LOGOUT" -> say(out, "* BYE", tag + " OK done");
                    default -> say(out, tag + " OK done");
                }
            }
        } catch (IOException gone) {
            // the other side hung up, or the test is over
        }
    }

    private void enter(String tag, String words, BufferedReader in, OutputStream out) throws IOException {
        String token = ScriptedImap.token(words.substring(words.indexOf(' ') + 1));
        shown.add(token);
        if (mayEnter.test(token)) {
            say(out, tag + " OK [CAPABILITY IMAP4rev1] welcome");
            return;
        }
        say(out, "+ " + Base64.getEncoder().encodeToString("{\"status\":\"400\"}".getBytes(StandardCharsets.UTF_8)));
        in.readLine();
        say(out, tag + " NO [AUTHENTICATIONFAILED] Invalid credentials");
    }

    /** user=…^Aauth=Bearer token^A^A, in base64. */
    static String token(String base64) {
        String clear = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        return clear.replaceAll("(?s).*auth=Bearer ([^\u0001]*)\u0001.*", "$1");
    }

    private static void say(OutputStream out, String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "scripted-imap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
