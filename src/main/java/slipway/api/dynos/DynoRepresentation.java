package slipway.api.dynos;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.AppReference;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;

/** The {@code dyno} object of Platform API v3. */
public record DynoRepresentation(
        UUID id,
        String name,
        AppReference app,
        @Nullable String attachUrl,
        String command,
        Release release,
        String size,
        String state,
        String type,
        Instant createdAt,
        Instant updatedAt) {
    /** What the dyno runs. */
    public record Release(UUID id, int version) {}

    static DynoRepresentation of(Dyno dyno, App app) {
        return of(dyno, app, Optional.empty());
    }

    /** @param attachUrl where whoever asked for a one-off, and nobody else, may attach to it */
    static DynoRepresentation of(Dyno dyno, App app, Optional<String> attachUrl) {
        return new DynoRepresentation(
                dyno.id(),
                dyno.name(),
                AppReference.of(app),
                attachUrl.orElse(null),
                dyno.command(),
                new Release(dyno.releaseId(), dyno.releaseVersion()),
                dyno.size(),
                dyno.state().word(),
                dyno.type(),
                dyno.createdAt(),
                dyno.updatedAt());
    }
}
