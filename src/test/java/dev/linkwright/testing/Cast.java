package dev.linkwright.testing;

import dev.linkwright.account.ApiTokens;
import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.shared.AppClock;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The people and things of a test. All tests share one database, so everything is made fresh, under names nobody else has.
 * Ana is a specialist, Ben a manager, Cleo an admin; brands are fernhill-N, sites site-N.example.
 */
@Singleton
public class Cast {

    public static final String PASSWORD = "correct horse battery staple";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Users users;
    @Inject
    ApiTokens tokens;
    @Inject
    Brands brands;
    @Inject
    Assets assets;
    @Inject
    Sites sites;
    @Inject
    Contacts contacts;
    @Inject
    AppClock clock;

    public static int number() {
        return NUMBER.incrementAndGet();
    }

    public User ana() {
        return person("Ana", Role.SPECIALIST);
    }

    public User ben() {
        return person("Ben", Role.MANAGER);
    }

    public User cleo() {
        return person("Cleo", Role.ADMIN);
    }

    /** The person of this name, the same one in every test. */
    @Transactional
    public User person(String name, Role role) {
        String email = name.toLowerCase() + "@example.com";
        return users.byEmail(email).orElseGet(() -> users.add(name, email, PASSWORD, role, clock.instant()));
    }

    /** A bearer token of this person, in clear. */
    @Transactional
    public String token(User user) {
        return tokens.issue(users.require(user.id()), "test", clock.instant()).clearText();
    }

    @Transactional
    public Brand brand() {
        int number = number();
        Brand brand = new Brand("Fernhill " + number, clock.instant());
        brand.describe(List.of("fernhill-" + number + ".example"), List.of("Fern Hill " + number),
                List.of("remote work", "survey", "hiring"), List.of("rival-" + number + ".example"));
        brand.writeFrom("Fernhill, 4 Mill Lane, Sampletown", ZoneId.of("UTC"));
        brands.persist(brand);
        return brand;
    }

    @Transactional
    public Asset asset(Brand brand) {
        Asset asset = new Asset(brands.require(brand.id()), "State of Remote Hiring", "https://" + brand.domains().get(0) + "/remote-hiring", "research",
                clock.instant());
        assets.persist(asset);
        return asset;
    }

    @Transactional
    public Site site() {
        return sites.findOrCreate(RegistrableDomain.in("site-" + number() + ".example").orElseThrow(), clock.instant());
    }

    @Transactional
    public Contact contact(Site site, String name) {
        return contacts.add(sites.require(site.id()), name, name.toLowerCase() + "@" + site.domain(), "Editor", "test", clock.instant());
    }
}
