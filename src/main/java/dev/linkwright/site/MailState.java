package dev.linkwright.site;

/** Whether mail can reach an address. No network and no answer are "not checked", never "bad". */
public enum MailState {

    NOT_CHECKED("not checked"), GOOD("takes mail"), BAD("can't take mail");

    private final String label;

    MailState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
