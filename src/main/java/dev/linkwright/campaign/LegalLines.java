package dev.linkwright.campaign;

import dev.linkwright.brand.Brand;
import dev.linkwright.site.Contact;

/** What stands under every mail of a sequence: who writes and where they are, why the reader gets this, a plain way out. */
final class LegalLines {

    private LegalLines() { }

    static String of(Brand brand, Contact contact, String wayOut) {
        String why = brand.sourceSentence().replace("{site}", contact.site().domain());
        return (sender(brand) + (why.isEmpty() ? "" : " " + why) + "\nNo more mail: " + wayOut).strip();
    }

    private static String sender(Brand brand) {
        String address = brand.postalAddress().strip().replaceAll("\\s*[\\r\\n]+\\s*", ", ");
        String who = brand.identity();
        return address.isEmpty() ? brand.legalName().isEmpty() ? "" : who + "." : address.startsWith(who) ? address + "." : who + ", " + address + ".";
    }
}
