package dev.linkwright.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on a loopback port that answers in bytes, so that it can do everything a server must not. */
final class HostileServer implements AutoCloseable {

    interface Answer {
        void write(OutputStream out, Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "hostile-server");
        thread.setDaemon(true);
        return thread;
    });

    HostileServer() throws IOException {
        socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket visitor = socket.accept();
                    threads.execute(() -> serve(visitor));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    void on(String path, Answer answer) {
        answers.put(path, answer);
    }

    void on(String path, String raw) {
        on(path, (out, visitor) -> out.write(raw.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void serve(Socket visitor) {
        try (visitor) {
            String request = readHead(visitor);
            if (request.isEmpty()) return;
            Answer answer = answers.get(request.split(" ")[1]);
            OutputStream out = visitor.getOutputStream();
            if (answer == null) out.write("HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            else answer.write(out, visitor);
            out.flush();
        } catch (IOException | InterruptedException gone) {
            // the visitor had enough
        }
    }

    private static String readHead(Socket visitor) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = visitor.getInputStream().read(); b >= 0; b = visitor.getInputStream().read()) {
            head.append((char) b);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) break;
        }
        return head.toString();
    }
}
