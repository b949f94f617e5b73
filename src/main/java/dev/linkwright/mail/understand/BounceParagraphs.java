package dev.linkwright.mail.understand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.linkwright.mail.understand.Understood.Failure;

/** Free-form reports that begin a line with each address and say below or behind it what happened (qmail, Exim, Postfix without fields). */
final class BounceParagraphs {

    private static final Pattern HEAD = Pattern.compile("(?m)^[ \\t>*-]{0,8}[\"'(]?<?(" + BounceWords.ADDRESS.pattern() + ")>?[\"')]?(?=[:;,. \\t\\r\\n(]|$)");
    private static final int TOO_LITTLE = 12;

    private BounceParagraphs() {
    }

    /** One failure an address, in order; none when the words behind the addresses say too little. */
    static List<Failure> in(String explanation, String from, String to) {
        Map<String, StringBuilder> words = new LinkedHashMap<>();
        Matcher head = HEAD.matcher(explanation);
        String address = null;
        int begin = 0;
        while (head.find()) {
            String next = BounceWords.lower(head.group(1));
            if (next.equals(from) || to.contains(next) || next.startsWith("postmaster@")) {
                continue;
            }
            if (address != null) {
                words.get(address).append(explanation, begin, head.start());
            }
            address = next;
            begin = head.end();
            words.computeIfAbsent(address, a -> new StringBuilder());
        }
        if (address != null) {
            words.get(address).append(explanation, begin, explanation.length());
        }
        List<Failure> failures = new ArrayList<>();
        words.forEach((recipient, said) -> {
            if (said.toString().strip().length() > TOO_LITTLE) {
                String text = said.toString();
                String status = BounceWords.status(text).orElse("");
                String server = BounceWords.serverSaid(text);
                failures.add(new Failure(recipient, status, BounceWords.outcome(status, server, text), BounceWords.shortened(text)));
            }
        });
        return failures;
    }
}
