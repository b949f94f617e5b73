package dev.linkwright.link.inspect;

/** Words of a page with those around them, for the marked snippet. */
public record Words(String left, String words, String right) {

    public static final Words NONE = new Words("", "", "");
}
