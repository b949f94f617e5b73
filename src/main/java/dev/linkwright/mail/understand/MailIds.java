package dev.linkwright.mail.understand;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything in a text that looks like a Message-ID; ours among them is found by asking the database. */
final class MailIds {

    private static final Pattern ID = Pattern.compile("<[^<>\\s@]{6,200}@[^<>\\s]{3,200}>");
    private static final int MOST = 50;

    private MailIds() {
    }

    static Set<String> in(String text) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher id = ID.matcher(text);
        while (id.find() && ids.size() < MOST) {
            ids.add(id.group());
        }
        return ids;
    }
}
