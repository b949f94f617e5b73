package dev.linkwright.sandbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/**
 * GreenMail whose IMAP answers at once. It writes an answer line by line, and without TCP_NODELAY each answer of several lines waits 40 ms for the
 * other side's acknowledgement (RFC 896 meets RFC 1122 4.2.3.2).
 */
public final class PromptGreenMail extends GreenMail {

    // Set while the constructor above us makes its servers.
    private AbstractServer imap;

    public PromptGreenMail(ServerSetup... servers) {
        super(servers);
    }

    /** The port of IMAP without TLS; use it instead of {@code getImap()}, which knows only GreenMail's own server. */
    public int imapPort() {
        return imap.getPort();
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers managers) {
        Map<String, AbstractServer> servers = super.createServices(config, managers);
        imap = servers.computeIfPresent(ServerSetup.PROTOCOL_IMAP, (protocol, slow) -> new PromptImap(slow.getServerSetup(), managers));
        return servers;
    }

    private static final class PromptImap extends AbstractServer {

        PromptImap(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket socket) {
            try {
                socket.setTcpNoDelay(true);
            } catch (SocketException gone) {
                // Its handler finds that out by itself.
            }
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), socket);
        }
    }
}
