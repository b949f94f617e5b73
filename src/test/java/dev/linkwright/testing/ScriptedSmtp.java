package dev.linkwright.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A mail server that misbehaves on purpose, to see what we make of it. Keeps what it got with a final dot. */
public final class ScriptedSmtp implements AutoCloseable {

    /** The moment of the conversation at which it goes wrong: right after that was said by us (GREETING: at once). */
    public enum Stage { GREETING, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BODY, DOT }

    public static final String HANG_UP = "(hangs up)";
    private static final String SILENCE = "(says nothing)";

    /** @param answer what it says at that moment instead of the right thing */
    public record Fault(Stage stage, String answer) {
        public static final Fault NONE = new Fault(null, "");
        public static final Fault NO_SUCH_USER = new Fault(Stage.RCPT, "550 5.1.1 No such user here");
        public static final Fault FULL = new Fault(Stage.RCPT, "452 4.2.2 Mailbox full");
        public static final Fault BUSY_AFTER_DOT = new Fault(Stage.DOT, "451 4.3.0 try again later");
        public static final Fault REFUSED_AFTER_DOT = new Fault(Stage.DOT, "554 5.7.1 we do not want this");
        public static final Fault DROP_AFTER_DOT = drop(Stage.DOT);
        public static final Fault BAD_PASSWORD = new Fault(Stage.AUTH, "535 5.7.8 authentication failed");

        public static Fault drop(Stage stage) {
            return new Fault(stage, HANG_UP);
        }

        /** It keeps the line and answers nothing for as long as the test lasts. */
        public static Fault silence(Stage stage) {
            return new Fault(stage, SILENCE);
        }
    }

    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private volatile Fault fault;
    private volatile Predicate<String> mayEnter;
    private volatile boolean together;
    private volatile Stage moment;
    private volatile Runnable happens;
    private volatile int most = Integer.MAX_VALUE;
    private volatile String goodbye = HANG_UP;

    public ScriptedSmtp(Fault fault) {
        this.fault = fault;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread listener = new Thread(this::listen, "scripted-smtp");
        listener.setDaemon(true);
        listener.start();
    }

    /** Lets people in by XOAUTH2 alone, asked with the access token. */
    public ScriptedSmtp byTokens(Predicate<String> whoMayEnter) {
        mayEnter = whoMayEnter;
        return this;
    }

    /** Something else happens at that moment, before it answers. */
    public ScriptedSmtp when(Stage stage, Runnable something) {
        happens = something;
        moment = stage;
        return this;
    }

    /** Takes so many mails over one connection and ends it with these words, or none, when another one begins. */
    public ScriptedSmtp endsAfter(int mails, String words) {
        goodbye = words;
        most = mails;
        return this;
    }

    /** Says that commands may come together (RFC 2920). */
    public ScriptedSmtp together() {
        together = true;
        return this;
    }

    /** The access tokens it was shown, in order. */
    public List<String> tokensShown() {
        return shown;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void now(Fault next) {
        fault = next;
    }

    /** Sources of the mails that came with their final dot. */
    public List<String> taken() {
        return taken;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket line = socket.accept();
                Thread talk = new Thread(() -> talk(line), "scripted-smtp-line");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket line) {
        try (line; BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = line.getOutputStream();
            if (!answer(out, Stage.GREETING, "220 scripted.example")) {
                return;
            }
            int begun = 0;
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                if (command.startsWith("MAIL") && ++begun > most) {
                    if (!goodbye.equals(HANG_UP)) {
                        say(out, goodbye);
                    }
                    return;
                }
                if (!(mayEnter != null && command.startsWith("AUTH XOAUTH2 ") ? enter(command.substring(13), in, out) : obey(command.toUpperCase(), in, out))) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            // the other side hung up, or the test is over
        }
    }

    private boolean enter(String base64, BufferedReader in, OutputStream out) throws IOException {
        String token = ScriptedImap.token(base64);
        shown.add(token);
        if (mayEnter.test(token)) {
            say(out, "235 2.7.0 welcome");
            return true;
        }
        say(out, "334 eyJzdGF0dXMiOiI0MDAifQ==");
        in.readLine();
        say(out, "535 5.7.8 token refused");
        return true;
    }

    private boolean obey(String command, BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        String verb = command.split("[ :]", 2)[0];
        return switch (verb) {
            case "EHLO", "HELO" -> answer(out, Stage.EHLO, "250-scripted.example\r\n" + (fault.stage() == Stage.STARTTLS ? "250-STARTTLS\r\n" : "") + (together ? "250-PIPELINING\r\n" : "") + "250 AUTH " + (mayEnter == null ? "PLAIN LOGIN" : "XOAUTH2"));
            case "STARTTLS" -> answer(out, Stage.STARTTLS, "220 go ahead");
            case "AUTH" -> answer(out, Stage.AUTH, "235 welcome");
            case "MAIL" -> answer(out, Stage.MAIL, "250 fine");
            case "RCPT" -> answer(out, Stage.RCPT, "250 fine");
            case "DATA" -> answer(out, Stage.DATA, "354 go ahead") && (fault.stage() == Stage.DATA || body(in, out));
            default -> {
                say(out, verb.equals("QUIT") ? "221 bye" : "250 fine");
                yield true;
            }
        };
    }

    private boolean body(BufferedReader in, OutputStream out) throws IOException, InterruptedException {
        StringBuilder source = new StringBuilder();
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            if (fault.stage() == Stage.BODY) {
                return answer(out, Stage.BODY, "");
            }
            if (text.equals(".")) {
                taken.add(source.toString());
                return answer(out, Stage.DOT, "250 2.0.0 taken");
            }
            source.append(text).append('\n');
        }
        return false;
    }

    /** @return whether the line is kept */
    private boolean answer(OutputStream out, Stage stage, String right) throws IOException, InterruptedException {
        Fault wrong = fault;
        if (stage == moment) {
            happens.run();
        }
        if (wrong.stage() != stage) {
            say(out, right);
            return true;
        }
        if (wrong.answer().equals(SILENCE)) {
            Thread.sleep(60_000);
        }
        if (wrong.answer().equals(SILENCE) || wrong.answer().equals(HANG_UP)) {
            return false;
        }
        say(out, wrong.answer());
        return !wrong.answer().startsWith("421");
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
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
