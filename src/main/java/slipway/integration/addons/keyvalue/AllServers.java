package slipway.integration.addons.keyvalue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.addons.keyvalue.KeyValueRecords;
import slipway.service.addons.keyvalue.KeyValueServers;
import slipway.service.addons.keyvalue.ServerSpec;

/** Servers of their own and the shared one alike: each add-on stays where it was made. */
@ApplicationScoped
public class AllServers implements KeyValueServers {
    private static final Logger LOG = Logger.getLogger(AllServers.class.getName());

    @Inject
    KeyValueRecords records;

    @Inject
    OwnServers own;

    @Inject
    SharedServer shared;

    @Inject
    ServerHouse house;

    /** All that is recorded runs then, as far as it can; comes before the first dyno that needs one. */
    public void resume() throws InterruptedException {
        try {
            own.resume();
        } catch (IOException e) {
            throw new UncheckedIOException("Key-value servers that run cannot be found", e);
        }
        shared.resume();
    }

    /** @param end whether servers of their own end as well, since dynos do */
    public void stop(boolean end) {
        shared.rest();
        try {
            if (end) {
                own.stop();
            } else {
                own.rest();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether any can be had here. */
    boolean areAvailable() {
        return shared.isChosen() || house.isFit();
    }

    /** Whether new ones are on the shared server. */
    boolean isNextShared() {
        return shared.isChosen();
    }

    /** For how many there is room. */
    int places() {
        return isNextShared() ? shared.places() : ServerPlace.COUNT;
    }

    /** @throws ServerException if it cannot be had */
    void ensure(ServerSpec spec) {
        if (spec.shared()) {
            shared.ensure(spec);
        } else {
            own.ensure(spec.addOnId());
        }
    }

    void delete(ServerSpec spec) {
        if (spec.shared()) {
            shared.delete(spec);
        } else {
            own.delete(spec);
        }
        records.remove(spec.addOnId());
        own.forget(spec.addOnId());
    }

    @Override
    public Map<String, String> config(ServerSpec spec) {
        return spec.shared() ? shared.config(spec) : own.config(spec);
    }

    @Override
    public String resourceUrl(ServerSpec spec) {
        return config(spec).getOrDefault("REDIS_URL", "");
    }

    @Override
    public boolean isTlsNative(ServerSpec spec) {
        return spec.shared() ? shared.isTls() : house.isOnlyTls();
    }

    @Override
    public void apply(UUID addOnId) {
        records.find(addOnId).ifPresent(spec -> {
            if (!spec.shared()) {
                own.tryEnsure(addOnId);
                return;
            }
            try {
                shared.ensure(spec);
            } catch (ServerException e) {
                LOG.log(Level.FINE, "It is looked after later", e);
            }
        });
    }

    @Override
    public Optional<Map<String, String>> info(ServerSpec spec) {
        return spec.shared() ? shared.info() : own.info(spec);
    }

    @Override
    public boolean resetStatistics(ServerSpec spec) {
        return !spec.shared() && own.resetStatistics(spec);
    }
}
