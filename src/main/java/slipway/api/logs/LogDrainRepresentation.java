package slipway.api.logs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.AppReference;
import slipway.model.addons.AddOn;
import slipway.model.apps.App;
import slipway.model.logs.LogDrain;
import slipway.service.logs.drains.OpenDrain;

/** The {@code log-drain} object of Platform API v3, with the add-on that it came with, if any. */
public record LogDrainRepresentation(
        @Nullable Origin addon,
        AppReference app,
        UUID id,
        String token,
        String url,
        Instant createdAt,
        Instant updatedAt) {
    /** The add-on that a drain came with; its app is the one that has the log. */
    public record Origin(UUID id, String name, AppReference app) {}

    /** @param from the add-on that it came with, if any */
    static LogDrainRepresentation of(OpenDrain open, App app, Optional<AddOn> from) {
        LogDrain drain = open.drain();
        return new LogDrainRepresentation(
                from.map(found -> new Origin(found.id(), found.name(), AppReference.of(app)))
                        .orElse(null),
                AppReference.of(app),
                drain.id(),
                drain.token(),
                open.url().text(),
                drain.createdAt(),
                drain.updatedAt());
    }
}
