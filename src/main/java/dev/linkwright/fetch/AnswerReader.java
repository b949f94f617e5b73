package dev.linkwright.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Takes in one answer as it comes, packed as it is, and breaks off as soon as it is more than allowed or of no use. */
final class AnswerReader implements AsyncResponseConsumer<HttpDoor.Answer> {

    /** All that was wanted is here; the connection is given up rather than the rest read. */
    static final class Enough extends IOException {
        private final transient HttpDoor.Answer answer;

        private Enough(HttpDoor.Answer answer) {
            this.answer = answer;
        }

        HttpDoor.Answer answer() {
            return answer;
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    private static final Pattern OTHER_THAN_TEXT = Pattern.compile("(image|video|audio|font)/(?!svg).*|application/(pdf|zip|gzip|octet-stream|x-.*)");
    private static final int LEAST = 8 * 1024;
    private static final int BELIEVED = 64 * 1024;

    private final HttpDoor.Limits limits;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private int length;
    private FutureCallback<HttpDoor.Answer> done;
    private volatile int status;

    AnswerReader(HttpDoor.Limits limits) {
        this.limits = limits;
    }

    /** The server has said something. */
    boolean hasBegun() {
        return status != 0;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // "wait" (RFC 9110 15.2), for as long as we have time
    }

    @Override
    public void consumeResponse(HttpResponse response, EntityDetails entity, HttpContext context, FutureCallback<HttpDoor.Answer> callback) throws IOException {
        done = callback;
        status = response.getCode();
        for (Header header : response.getHeaders())
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), n -> new ArrayList<>()).add(header.getValue() == null ? "" : header.getValue());
        if (entity == null) {
            done.completed(answer());
            return;
        }
        if (!isText()) throw new Enough(answer());
        if (entity.getContentLength() > limits.maxBytes() && !limits.cutShort()) throw isRedirect() ? new Enough(answer()) : limits.tooLarge();
        // what a server says of a length is believed as far as it costs nothing
        if (entity.getContentLength() > 0 && !isRedirect()) body = new byte[(int) Math.min(entity.getContentLength(), BELIEVED)];
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        int room = limits.maxBytes() - length;
        if (bytes.remaining() > room && !limits.cutShort() && !isRedirect()) throw limits.tooLarge();
        int n = Math.min(room, bytes.remaining());
        if (body.length - length < n) body = Arrays.copyOf(body, Math.max(length + n, Math.max(LEAST, 2 * body.length)));
        bytes.get(body, length, n);
        length += n;
        if (bytes.hasRemaining()) throw new Enough(answer());
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        done.completed(answer());
    }

    @Override
    public void failed(Exception cause) {
        // the future tells
    }

    @Override
    public void releaseResources() {
        body = new byte[0];
        length = 0;
    }

    private HttpDoor.Answer answer() {
        return new HttpDoor.Answer(status, headers, isRedirect() ? new byte[0] : length == body.length ? body : Arrays.copyOf(body, length));
    }

    private boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    private boolean isText() {
        String type = headers.getOrDefault("content-type", List.of("text/html")).get(0).toLowerCase(Locale.ROOT);
        return !OTHER_THAN_TEXT.matcher(type).matches();
    }
}
