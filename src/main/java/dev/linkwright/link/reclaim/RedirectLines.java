package dev.linkwright.link.reclaim;

import java.net.URI;
import java.util.List;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.PageKey;
import dev.linkwright.shared.RuleViolation;

/** The lines that lead visitors of a page of ours that is gone to one that is there, for the usual web servers. All say 301: moved for good. */
public record RedirectLines(String from, String to, List<Line> lines) {

    /** @param server as people call it, with the file the line goes into */
    public record Line(String server, String text) {}

    /**
     * @param rule what makes another page of our site
     * @throws RuleViolation naming {@code to} when it is no web address, or the page itself
     */
    public static RedirectLines of(String goneUrl, String toUrl, AnotherPage rule) {
        WebAddress from = WebAddress.parse(goneUrl).orElseThrow(() -> new IllegalArgumentException(goneUrl));
        WebAddress to = WebAddress.parse(toUrl).orElseThrow(() -> new RuleViolation("to", "Enter the full address of the page visitors should be led to, with https://."));
        if (PageKey.isSame(from, to, rule)) throw new RuleViolation("to", "This is the page that is gone. Choose another one.");
        String target = to.toString();
        String path = URI.create(from.toString()).getPath(); // nginx, Caddy and IIS compare the decoded path
        String raw = from.path();
        return new RedirectLines(from.pathAndQuery(), target, List.of(
            new Line("nginx, in the server block", from.query().isEmpty() ? "location = " + nginx(path) + " { return 301 " + nginxTarget(target) + "; }"
                : "if ($request_uri = " + nginx(from.pathAndQuery()) + ") { return 301 " + nginxTarget(target) + "; }"),
            new Line("Apache, in .htaccess", apache(from, target)),
            new Line("Caddy, in the Caddyfile", "redir " + caddy(path) + " " + caddy(target) + " 301"),
            new Line("IIS, in web.config under rewrite/rules", "<rule name=\"" + xml("moved " + raw) + "\" stopProcessing=\"true\"><match url=\"^" + xml(escaped(path.substring(1))) + "$\" /><action type=\"Redirect\" url=\"" + xml(target) + "\" redirectType=\"Permanent\" /></rule>"),
            new Line("Netlify or Cloudflare Pages, in _redirects", raw + " " + target + " 301")));
    }

    private static String apache(WebAddress from, String target) {
        String path = URI.create(from.toString()).getPath();
        if (from.query().isEmpty()) return "Redirect 301 \"" + quoted(path) + "\" \"" + quoted(target) + "\"";
        return "RewriteEngine On\nRewriteCond %{QUERY_STRING} ^" + escaped(from.query()) + "$\nRewriteRule ^" + escaped(path.substring(1)) + "$ \"" + quoted(target) + "\" [R=301,L,QSD]";
    }

    /** nginx reads $name as a variable here, and knows no way to write the sign itself. */
    private static String nginxTarget(String target) {
        return nginx(target.replace("$", "%24"));
    }

    private static String nginx(String text) {
        return text.matches("[^\\s;{}\"'\\\\$#]+") ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String caddy(String text) {
        return text.matches("[^\\s\"{}`#]+") ? text : "\"" + quoted(text) + "\"";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String escaped(String text) {
        return text.replaceAll("([.+*?()\\[\\]{}^$|\\\\ ])", "\\\\$1");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
