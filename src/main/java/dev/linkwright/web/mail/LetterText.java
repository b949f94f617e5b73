package dev.linkwright.web.mail;

import dev.linkwright.mail.mime.ReplyText;
import java.util.Arrays;
import java.util.List;

/** A mail's text as a page shows it: blocks of paragraphs of lines; quoted history and signatures folded. */
record LetterText(List<Block> blocks) {

    /** A run of paragraphs, shown or folded. */
    record Block(boolean folded, List<List<String>> paragraphs) {
    }

    static LetterText of(String text) {
        return new LetterText(ReplyText.of(text).stream().map(s -> new Block(s.folded(), paragraphs(s.text()))).toList());
    }

    /** A mail of ours: all of it is new. */
    static LetterText plain(String text) {
        return new LetterText(List.of(new Block(false, paragraphs(text))));
    }

    private static List<List<String>> paragraphs(String text) {
        return Arrays.stream(text.split("\n\\s*\n")).filter(p -> !p.isBlank()).map(p -> List.of(p.strip().split("\n"))).toList();
    }
}
