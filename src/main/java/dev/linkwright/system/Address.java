package dev.linkwright.system;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

/** Says, in one line, where Linkwright answers, once it does. */
@Singleton
class Address {

    void onReady(@ObservesAsync HttpServerStart started) {
        System.out.println("Linkwright is ready at http://localhost:" + started.options().getPort());
    }
}
