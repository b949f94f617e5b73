package dev.linkwright.imports.file;

import java.io.IOException;
import java.io.Reader;

/** Which character stands between cells: the one that most of the first lines agree on. */
final class Delimiters {

    private static final char[] CANDIDATES = {'\t', ';', ','};
    private static final int SAMPLE = 1 << 16;

    private Delimiters() {
    }

    static char of(Bytes bytes, TextEncoding encoding) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = 0;
        try (Reader reader = encoding.reader(bytes.open())) {
            for (int read; length < SAMPLE && (read = reader.read(sample, length, SAMPLE - length)) > 0; ) {
                length += read;
            }
        }
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(sample, length, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** Cells a line times the share of lines that have exactly that many; quoted stretches don't count. */
    private static double score(char[] sample, int length, char delimiter) {
        int[] linesWith = new int[512];
        int lines = 0;
        int found = 0;
        boolean quoted = false;
        for (int i = 0; i < length; i++) {
            char c = sample[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == delimiter) {
                found++;
            } else if (!quoted && c == '\n') {
                linesWith[Math.min(found, linesWith.length - 1)]++;
                lines++;
                found = 0;
            }
        }
        if (found > 0 || lines == 0) {
            linesWith[Math.min(found, linesWith.length - 1)]++;
            lines++;
        }
        int common = 0;
        for (int count = 1; count < linesWith.length; count++) {
            if (linesWith[count] > linesWith[common] || common == 0) {
                common = linesWith[count] > 0 ? count : common;
            }
        }
        return common == 0 ? 0 : (double) linesWith[common] / lines + Math.min(common, 50) * 0.001;
    }
}
