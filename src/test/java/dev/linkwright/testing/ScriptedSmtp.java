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

/** A mail server that misbehaves on purpose, to see what we make of it. Keeps what it got with a final dot. */
public final class ScriptedSmtp implements AutoCloseable {

    /** Where it goes wrong. */
    public enum Fault { NONE, NO_SUCH_USER, FULL, BUSY_AFTER_DOT, REFUSED_AFTER_DOT, DROP_BEFORE_DOT, DROP_AFTER_DOT, BAD_PASSWORD }

    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile Fault fault;

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
            say(out, "220 scripted.example");
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                String verb = command.toUpperCase();
                if (verb.startsWith("EHLO")) {
                    say(out, "250-scripted.example");
                    say(out, "250 AUTH PLAIN LOGIN");
                } else if (verb.startsWith("AUTH")) {
                    say(out, fault == Fault.BAD_PASSWORD ? "535 5.7.8 authentication failed" : "235 welcome");
                } else if (verb.startsWith("RCPT") && fault == Fault.NO_SUCH_USER) {
                    say(out, "550 5.1.1 No such user here");
                } else if (verb.startsWith("RCPT") && fault == Fault.FULL) {
                    say(out, "452 4.2.2 Mailbox full");
                } else if (verb.startsWith("DATA")) {
                    if (!data(in, out)) {
                        return;
                    }
                } else {
                    say(out, verb.startsWith("QUIT") ? "221 bye" : "250 fine");
                }
            }
        } catch (IOException gone) {
            // the other side hung up
        }
    }

    private boolean data(BufferedReader in, OutputStream out) throws IOException {
        if (fault == Fault.DROP_BEFORE_DOT) {
            return false;
        }
        say(out, "354 go ahead");
        StringBuilder source = new StringBuilder();
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            if (text.equals(".")) {
                taken.add(source.toString());
                if (fault == Fault.DROP_AFTER_DOT) {
                    return false;
                }
                say(out, fault == Fault.BUSY_AFTER_DOT ? "451 4.3.0 try again later" : fault == Fault.REFUSED_AFTER_DOT ? "554 5.7.1 we do not want this" : "250 2.0.0 taken");
                return true;
            }
            source.append(text).append('\n');
        }
        return false;
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
