package dev.linkwright.web.prospect;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.imports.BringFile;
import dev.linkwright.imports.Import;
import dev.linkwright.imports.RunImport;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A brand with ranked prospects to work through, brought as a file like people bring them. */
@Singleton
public class PipelineDesk {

    @Inject
    Cast cast;
    @Inject
    BringFile bring;
    @Inject
    RunImport run;
    @Inject
    Prospects prospects;
    @Inject
    MoveProspects move;

    /** n sites, site 1 the best; every second has somebody to write to. */
    public List<Long> prospects(Brand brand, String word, int n) {
        StringBuilder csv = new StringBuilder("Domain,DR,Traffic,Spam score,Title,Email,Contact name\n");
        for (int i = 1; i <= n; i++) {
            csv.append("%s-%d.example.com,%d,%d,1,Remote work survey %d for hiring teams,%s,%s%n".formatted(word, i, 95 - i, 90_000 / i, i,
                i % 2 == 0 ? "maya@" + word + "-" + i + "-example.com" : "", i % 2 == 0 ? "Maya" : ""));
        }
        String file = csv.toString().replace(".example.com,", "-example.com,");
        importing(brand, file);
        List<Long> ids = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            ids.add(prospects.find("brand = ?1 and domain = ?2", brand, word + "-" + i + "-example.com").firstResult().id());
        }
        return ids;
    }

    public void importing(Brand brand, String csv) {
        try {
            Path path = Files.createTempFile("desk", ".csv");
            Files.writeString(path, csv);
            Import brought = bring.bring(brand, cast.ana(), null, "sites.csv", path, Instant.now());
            bring.start(brought.id());
            run.run(Instant.now());
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    public void move(long id, Stage stage, User by) {
        move.move(id, stage, by, "because", Instant.now());
    }

    public Stage stage(long id) {
        return QuarkusTransaction.requiringNew().call(() -> prospects.require(id).stage());
    }

    public Prospect prospect(long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Prospect found = prospects.require(id);
            found.tags();
            found.excludedBecause();
            return found;
        });
    }
}
