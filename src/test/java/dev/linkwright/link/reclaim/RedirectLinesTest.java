package dev.linkwright.link.reclaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.shared.RuleViolation;

class RedirectLinesTest {

    @Test
    void eachServerGetsItsOwnLine() {
        assertThat(lines("https://fernhill.example/old-survey", "https://fernhill.example/remote-hiring")).containsExactlyInAnyOrderEntriesOf(Map.of(
            "nginx", "location = /old-survey { return 301 https://fernhill.example/remote-hiring; }",
            "Apache", "Redirect 301 \"/old-survey\" \"https://fernhill.example/remote-hiring\"",
            "Caddy", "redir /old-survey https://fernhill.example/remote-hiring 301",
            "IIS", "<rule name=\"moved /old-survey\" stopProcessing=\"true\"><match url=\"^old-survey$\" /><action type=\"Redirect\" url=\"https://fernhill.example/remote-hiring\" redirectType=\"Permanent\" /></rule>",
            "Netlify", "/old-survey https://fernhill.example/remote-hiring 301"));
    }

    @Test
    void blanksQuotesAndQueriesStayWhatTheyAre() {
        Map<String, String> lines = lines("https://fernhill.example/a%20b?x=1", "https://fernhill.example/c?y=$2");
        assertThat(lines.get("nginx")).isEqualTo("if ($request_uri = \"/a%20b?x=1\") { return 301 https://fernhill.example/c?y=%242; }".replace("\"/a%20b?x=1\"", "/a%20b?x=1"));
        assertThat(lines.get("Apache")).isEqualTo("RewriteEngine On\nRewriteCond %{QUERY_STRING} ^x=1$\nRewriteRule ^a\\ b$ \"https://fernhill.example/c?y=$2\" [R=301,L,QSD]");
        assertThat(lines("https://fernhill.example/a%20b", "https://fernhill.example/c").get("Caddy")).isEqualTo("redir \"/a b\" https://fernhill.example/c 301");
        assertThat(lines("https://fernhill.example/a.b", "https://fernhill.example/c").get("IIS")).contains("^a\\.b$");
    }

    @Test
    void aPageDoesNotLeadToItself() {
        assertThatThrownBy(() -> RedirectLines.of("https://fernhill.example/a", "https://www.fernhill.example/a/", AnotherPage.USUAL)).isInstanceOf(RuleViolation.class).hasMessageContaining("page that is gone");
        assertThatThrownBy(() -> RedirectLines.of("https://fernhill.example/a", "nonsense", AnotherPage.USUAL)).isInstanceOf(RuleViolation.class);
    }

    private static Map<String, String> lines(String from, String to) {
        return RedirectLines.of(from, to, AnotherPage.USUAL).lines().stream().collect(Collectors.toMap(line -> line.server().split("[ ,]")[0], RedirectLines.Line::text));
    }
}
