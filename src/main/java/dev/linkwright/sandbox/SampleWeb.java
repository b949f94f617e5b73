package dev.linkwright.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Every page of the sample web, by host name and path: the partners' sites and the sample brand's own. */
@ApplicationScoped
class SampleWeb {

    @Inject
    SamplePartners partners;

    @Transactional
    SamplePage page(String host, String path) {
        String domain = host.startsWith("www.") ? host.substring(4) : host;
        if (domain.equals(SampleBrand.DOMAIN)) {
            return SampleBrand.page(path);
        }
        return partners.findByIdOptional(domain).map(partner -> SamplePage.of(partner, SampleBrand.NAME, path))
                .orElseGet(() -> SamplePage.html(404, "<!doctype html><html lang=\"en\"><title>Unknown site</title><h1>No such site in the sandbox</h1></html>"));
    }
}
