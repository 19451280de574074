package slipway.service.addons.keyvalue;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where key-value servers run. Nothing here is called within a transaction, but {@code config}, which asks nobody. */
public interface KeyValueServers {
    /** What leads to a server, by the service's own names ({@code REDIS_URL} and so on). */
    Map<String, String> config(ServerSpec spec);

    /** The URL that {@code heroku redis:cli} goes to. */
    String resourceUrl(ServerSpec spec);

    /** Whether the resource URL itself leads to TLS; else the port after its port does. */
    boolean isTlsNative(ServerSpec spec);

    /** Makes a server what its record says by now; where it does not answer, that comes as soon as it does. */
    void apply(UUID addOnId);

    /** What Redis's INFO says of a server, by its names; absent where it does not answer. */
    Optional<Map<String, String>> info(ServerSpec spec);

    /** Begins to count anew; false where the server does not answer. */
    boolean resetStatistics(ServerSpec spec);
}
