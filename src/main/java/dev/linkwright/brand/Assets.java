package dev.linkwright.brand;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class Assets implements PanacheRepository<Asset> {

    public Asset require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("asset " + id));
    }

    public List<Asset> of(Brand brand) {
        return list("brand = ?1 order by title", brand);
    }
}
