package dev.linkwright.web;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.util.List;

/**
 * The brand being worked on: the one chosen in the rail, kept in a cookie; else the first by name. Null before there is any, and pages
 * then show the tag nobrand.
 */
@RequestScoped
public class CurrentBrand {

    private static final String COOKIE = "brand";
    private static final int A_YEAR = 365 * 24 * 3600;

    @Inject
    Brands brands;
    @Inject
    HttpHeaders headers;

    private List<Brand> all;

    public Brand brand() {
        String chosen = chosen();
        return all().stream().filter(brand -> brand.id().toString().equals(chosen)).findFirst().orElse(all().isEmpty() ? null : all().get(0));
    }

    /**
     * For what makes no sense without one.
     *
     * @throws RuleViolation naming {@code brand}
     */
    public Brand require() {
        if (!any()) {
            throw new RuleViolation("brand", "Make a brand first.");
        }
        return brand();
    }

    public boolean any() {
        return brand() != null;
    }

    /** Every brand by name. */
    public List<Brand> all() {
        if (all == null) {
            all = brands.byName();
        }
        return all;
    }

    /** The cookie that makes this the brand being worked on, for the answer to the person who chose it. */
    public static NewCookie choose(Brand brand) {
        return new NewCookie.Builder(COOKIE).value(brand.id().toString()).path("/").maxAge(A_YEAR).httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX).build();
    }

    private String chosen() {
        Cookie cookie = headers.getCookies().get(COOKIE);
        return cookie == null ? "" : cookie.getValue();
    }
}
