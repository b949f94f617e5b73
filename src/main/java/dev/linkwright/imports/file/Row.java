package dev.linkwright.imports.file;

import java.util.List;

/**
 * One record of a file.
 *
 * @param number which data row it is, from 1, the header not counted
 * @param line   the line of the file it starts on, from 1
 */
public record Row(long number, long line, List<String> cells) {

    public String cell(int index) {
        return index >= 0 && index < cells.size() ? cells.get(index).strip() : "";
    }

    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
