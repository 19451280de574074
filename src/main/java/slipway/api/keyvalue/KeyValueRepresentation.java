package slipway.api.keyvalue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.service.addons.keyvalue.ServerLook;

/**
 * A server as {@code redis:info}, {@code redis:credentials} and {@code redis:cli} read it.
 *
 * @param plan without its service's name
 * @param preferNativeTls whether the resource URL itself leads to TLS; else the port after its port does
 */
public record KeyValueRepresentation(
        UUID addonId,
        String name,
        String plan,
        Instant createdAt,
        List<Row> info,
        @Nullable String version,
        String resourceUrl,
        @JsonProperty("prefer_native_tls") boolean preferNativeTls) {
    /** What is printed on one line, or on several. */
    public record Row(String name, List<String> values) {}

    static KeyValueRepresentation of(ServerLook look) {
        return new KeyValueRepresentation(
                look.addOn().id(),
                look.addOn().name(),
                look.plan().shortName(),
                look.spec().createdAt(),
                InfoRows.of(look),
                look.statistics().map(InfoRows::version).orElse(null),
                look.resourceUrl(),
                look.tlsNative());
    }

    /** For the rows. */
    static Row row(Map.Entry<String, String> entry) {
        return new Row(entry.getKey(), List.of(entry.getValue()));
    }
}
