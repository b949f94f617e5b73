package dev.linkwright.brand;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class Brands implements PanacheRepository<Brand> {

    public Brand require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("brand " + id));
    }

    public List<Brand> byName() {
        return list("order by name");
    }
}
