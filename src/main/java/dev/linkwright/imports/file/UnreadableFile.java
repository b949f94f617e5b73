package dev.linkwright.imports.file;

import java.io.IOException;

/** The file is damaged or not what its name says; the message speaks to the user. */
public final class UnreadableFile extends IOException {

    public UnreadableFile(String message, Throwable cause) {
        super(message, cause);
    }
}
