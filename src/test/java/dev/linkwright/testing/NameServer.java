package dev.linkwright.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A real name server on a loopback port: names exist unless a test says what else is answered for them. */
public final class NameServer implements AutoCloseable {

    private static final int SILENT = -1;

    private final DatagramSocket socket;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    public NameServer() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (SocketException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** NXDOMAIN. */
    public void forget(String host) {
        answers.put(host, Rcode.NXDOMAIN);
    }

    /** SERVFAIL: the server is in trouble, which says nothing about the name. */
    public void fail(String host) {
        answers.put(host, Rcode.SERVFAIL);
    }

    public void staySilentAbout(String host) {
        answers.put(host, SILENT);
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[1024];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                answer(packet);
            } catch (IOException closedOrNoQuestion) {
                // the next one
            }
        }
    }

    private void answer(DatagramPacket packet) throws IOException {
        Message question = new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
        String host = question.getQuestion().getName().toString(true).toLowerCase();
        int code = answers.getOrDefault(host, Rcode.NOERROR);
        if (code == SILENT) {
            return;
        }
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setRcode(code);
        answer.addRecord(question.getQuestion(), Section.QUESTION);
        if (code == Rcode.NOERROR && question.getQuestion().getType() == Type.A) {
            answer.addRecord(new ARecord(question.getQuestion().getName(), DClass.IN, 60, InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1})), Section.ANSWER);
        }
        byte[] bytes = answer.toWire();
        socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
    }
}
