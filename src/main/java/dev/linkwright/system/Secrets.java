package dev.linkwright.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets unreadable at rest: AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce per value.
 * The key comes from {@code LINKWRIGHT_SECRET}; without it one is made once and kept in the data folder, mode 600.
 */
public final class Secrets {

    private static final String VERSION = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Looked up once a thread: finding one takes longer than what it does. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Secrets::newCipher);
    private static byte[] key;

    private Secrets() {
    }

    /** @return {@code v1:} and base64 of nonce, ciphertext and tag */
    public static String encrypt(String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException when the value was sealed with another key or was changed */
    public static String decrypt(String sealed) {
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
        byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A stored password can't be read: LINKWRIGHT_SECRET or secret.key is not the one it was saved with.", e);
        }
    }

    /** A key for another purpose (sessions, forms), so that no two purposes share one. Hex, 64 characters. */
    public static String derived(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Knows a value again without keeping it: HMAC-SHA-256 under this installation's key. Hex, 64 characters. */
    public static String keyedHash(String purpose, String value) {
        return derived(purpose + ":" + value);
    }

    /** Unguessable, URL-safe: 256 random bits in 43 characters. */
    public static String randomToken() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** How a token is stored: SHA-256, hex. Enough for random tokens; passwords use bcrypt. */
    public static String hashOf(String token) {
        return HexFormat.of().formatHex(sha256(token.getBytes(StandardCharsets.UTF_8)));
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static synchronized byte[] key() {
        if (key == null) {
            String named = System.getenv("LINKWRIGHT_SECRET");
            key = named != null && !named.isBlank() ? sha256(named.getBytes(StandardCharsets.UTF_8)) : kept();
        }
        return key;
    }

    private static byte[] kept() {
        Path file = DataFolder.path().resolve("secret.key");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return HexFormat.of().parseHex(Files.readString(file).trim());
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " can't be read", e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] fresh = new byte[32];
        RANDOM.nextBytes(fresh);
        Path draft = Files.createTempFile(file.getParent(), "secret", ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(fresh));
        try {
            // A link never replaces: of two processes that start together, the first one's key stays.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // its key is read next
        } finally {
            Files.delete(draft);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
