package dev.linkwright.sandbox;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The made-up sites of the sandbox. */
@ApplicationScoped
public class SamplePartners implements PanacheRepositoryBase<SamplePartner, String> {

    public SamplePartner require(String domain) {
        return findByIdOptional(domain).orElseThrow(() -> new NotFound("sample partner " + domain));
    }

    public List<SamplePartner> inOrder() {
        return list("order by domain");
    }

    /** The partner at whose site this mail address lies. */
    Optional<SamplePartner> byAddress(String address) {
        return findByIdOptional(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }
}
