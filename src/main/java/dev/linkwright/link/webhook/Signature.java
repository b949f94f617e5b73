package dev.linkwright.link.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves that a notice is ours and fresh: {@code t=1700000000,v1=<hex>}, the hex being HMAC-SHA-256 (RFC 2104) of the seconds, a dot and
 * the body as sent, with the webhook's secret as key.
 */
public final class Signature {

    public static final String HEADER = "Linkwright-Signature";

    private Signature() {}

    public static String of(String secret, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = at.getEpochSecond() + "." + body;
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
