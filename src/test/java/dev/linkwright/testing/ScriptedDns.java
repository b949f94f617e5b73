package dev.linkwright.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A real name server on loopback with a zone written in the master file format (RFC 1035 5); names may also be silent or broken. */
public final class ScriptedDns implements AutoCloseable {

    private final DatagramSocket socket;
    private final Map<Name, List<Record>> zone = new ConcurrentHashMap<>();
    private final Set<Name> silent = ConcurrentHashMap.newKeySet();
    private final Set<Name> broken = ConcurrentHashMap.newKeySet();
    private final List<String> questions = new CopyOnWriteArrayList<>();

    private ScriptedDns(DatagramSocket socket) {
        this.socket = socket;
    }

    /** @param records lines such as {@code fern.net. 60 IN MX 10 mail.fern.net.} */
    public static ScriptedDns serving(String records) throws IOException {
        ScriptedDns dns = new ScriptedDns(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
        try (Master lines = new Master(new java.io.ByteArrayInputStream(records.getBytes()), Name.root, 60)) {
            for (Record record = lines.nextRecord(); record != null; record = lines.nextRecord()) {
                dns.zone.computeIfAbsent(record.getName(), name -> new ArrayList<>()).add(record);
            }
        }
        Thread thread = new Thread(dns::serve, "scripted-dns");
        thread.setDaemon(true);
        thread.start();
        return dns;
    }

    /** host:port, as {@code LINKWRIGHT_DNS_SERVERS} takes it. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Never answers about this name. */
    public ScriptedDns silentAbout(String name) throws IOException {
        silent.add(Name.fromString(name + "."));
        return this;
    }

    /** Answers SERVFAIL about this name. */
    public ScriptedDns failingAbout(String name) throws IOException {
        broken.add(Name.fromString(name + "."));
        return this;
    }

    /** What was asked so far, such as "fern.net MX". */
    public List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        byte[] buffer = new byte[1500];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message question = new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
                Record asked = question.getQuestion();
                questions.add(asked.getName().toString(true) + " " + org.xbill.DNS.Type.string(asked.getType()));
                if (!silent.contains(asked.getName())) {
                    byte[] answer = answer(question, asked).toWire();
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException closedOrJunk) {
                // the next question, or the end
            }
        }
    }

    private Message answer(Message question, Record asked) {
        Message answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(Record.newRecord(asked.getName(), asked.getType(), DClass.IN), Section.QUESTION);
        if (broken.contains(asked.getName())) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (!zone.containsKey(asked.getName())) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            zone.get(asked.getName()).stream().filter(record -> record.getType() == asked.getType()).forEach(record -> answer.addRecord(record, Section.ANSWER));
        }
        return answer;
    }
}
