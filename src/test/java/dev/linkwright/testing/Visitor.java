package dev.linkwright.testing;

import static io.restassured.RestAssured.given;

import dev.linkwright.account.User;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody at a browser without JavaScript: signs in, opens pages, sends forms with their hidden fields as a browser would. */
public final class Visitor {

    private final Map<String, String> cookies = new HashMap<>();
    private String token;

    private Visitor() {
    }

    /** Nobody in particular. Pages other than the public ones send them to the sign-in. */
    public static Visitor outsider() {
        return new Visitor();
    }

    public static Visitor signedIn(User user) {
        Visitor visitor = new Visitor();
        visitor.csrf();
        Response answer = visitor.request().formParam("email", user.email()).formParam("password", Cast.PASSWORD).post("/sign-in/check");
        visitor.keep(answer);
        if (!visitor.cookies.containsKey("linkwright-session")) {
            throw new AssertionError("sign-in of " + user.email() + " failed: " + answer.statusLine() + " " + answer.header("Location"));
        }
        return visitor;
    }

    public Visitor with(String cookie, String value) {
        cookies.put(cookie, value);
        return this;
    }

    /** The answer as it is; redirects are not followed. */
    public Response get(String path) {
        return keep(request().get(path));
    }

    /** The page, which must be there. */
    public Document open(String path) {
        Response answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError("GET " + path + ": " + answer.statusLine() + " " + answer.header("Location") + "\n" + answer.body().asString());
        }
        return Jsoup.parse(answer.body().asString());
    }

    /** Sends a form with the token that pages carry. Pairs of name and value. */
    public Response post(String path, Object... fields) {
        String csrf = csrf(); // first, because asking for it brings the cookie that belongs to it
        RequestSpecification request = request().formParam("csrf", csrf);
        for (int i = 0; i < fields.length; i += 2) {
            request.formParam(fields[i].toString(), fields[i + 1]);
        }
        return keep(request.post(path));
    }

    /** A request with this visitor's cookies, for what the methods above don't do (uploads, headers). */
    public RequestSpecification request() {
        return given().redirects().follow(false).cookies(cookies);
    }

    /** The token of the forms; asks for a page that has one when none is known yet. */
    public String csrf() {
        if (token == null) {
            Document page = Jsoup.parse(get("/sign-in").body().asString());
            token = page.select("input[name=csrf]").attr("value");
        }
        return token;
    }

    private Response keep(Response answer) {
        Cookies set = answer.detailedCookies();
        set.forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        });
        if (set.hasCookieWithName("linkwright-csrf") && answer.contentType().startsWith("text/html")) {
            token = Jsoup.parse(answer.body().asString()).select("input[name=csrf]").attr("value");
        }
        return answer;
    }
}
