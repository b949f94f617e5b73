package dev.linkwright.link.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.ParsingFeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;

import org.jsoup.Jsoup;

import dev.linkwright.fetch.WebAddress;

/** Turns the bytes of a feed (RSS 0.9 to 2.0, Atom) into its items; says in plain words why it can't. Document types, and so foreign entities, are refused. */
final class ReadFeed {

    private static final int MOST_ITEMS = 500;
    private static final int MOST_TEXT = 20_000;

    private ReadFeed() {}

    /**
     * @param id the item's own, else its address
     * @param link where it leads, absolute
     * @param text title and excerpt without markup
     */
    record Item(String id, WebAddress link, String text) {}

    /** @param skipped items without a usable address */
    record Read(String title, List<Item> items, int skipped) {}

    /** Not a feed; the message is for a person. */
    static final class NoFeed extends Exception {
        NoFeed(String message) {
            super(message);
        }
    }

    static Read of(byte[] body, String contentType, WebAddress address) throws NoFeed {
        if (body.length == 0) throw new NoFeed("the answer is empty");
        SyndFeed feed = parsed(body, contentType);
        List<Item> items = new ArrayList<>();
        int skipped = 0;
        for (SyndEntry entry : feed.getEntries()) {
            if (items.size() >= MOST_ITEMS) break;
            Optional<Item> item = item(entry, address);
            if (item.isPresent()) items.add(item.get());
            else skipped++;
        }
        return new Read(plain(feed.getTitle()), items, skipped);
    }

    private static SyndFeed parsed(byte[] body, String contentType) throws NoFeed {
        String start = new String(body, 0, Math.min(600, body.length), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (start.contains("<html") || start.contains("<!doctype html")) throw new NoFeed("this is a web page, not a feed; look on it for a link called RSS or Atom");
        if (start.stripLeading().startsWith("{")) throw new NoFeed("this is JSON; only RSS and Atom are read");
        try (XmlReader reader = new XmlReader(new ByteArrayInputStream(body), contentType == null || contentType.isBlank() ? "application/xml" : contentType, true)) {
            return new SyndFeedInput().build(reader);
        } catch (ParsingFeedException e) {
            if (start.contains("<!doctype")) throw new NoFeed("the feed declares a document type, which we do not read for safety");
            throw new NoFeed("the feed is broken XML" + (e.getLineNumber() > 0 ? " in line " + e.getLineNumber() : ""));
        } catch (IllegalArgumentException e) {
            throw new NoFeed("this is XML, but no RSS or Atom feed");
        } catch (FeedException | IOException e) {
            throw new NoFeed("the feed cannot be read: " + Objects.toString(e.getMessage(), "unknown cause").split("\\R")[0]);
        }
    }

    private static Optional<Item> item(SyndEntry entry, WebAddress feed) {
        Optional<WebAddress> link = Stream.of(entry.getLink(), entry.getUri()).filter(Objects::nonNull).map(String::strip).filter(s -> !s.isEmpty())
            .flatMap(href -> feed.resolve(href).stream()).findFirst();
        String text = Stream.concat(Stream.of(entry.getTitleEx() == null ? entry.getTitle() : entry.getTitleEx().getValue()),
                Stream.concat(Stream.ofNullable(entry.getDescription()), entry.getContents().stream()).map(SyndContent::getValue))
            .filter(Objects::nonNull).map(ReadFeed::plain).filter(t -> !t.isEmpty()).distinct().collect(Collectors.joining("\n"));
        return link.map(to -> new Item(entry.getUri() == null || entry.getUri().isBlank() ? to.toString() : entry.getUri().strip(), to, text.substring(0, Math.min(MOST_TEXT, text.length()))));
    }

    /** Without markup; excerpts are HTML as often as not. */
    private static String plain(String html) {
        return html == null ? "" : Jsoup.parse(html).text().replace("\u0000", "").strip();
    }
}
