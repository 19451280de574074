package slipway.api.logs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.AppReference;
import slipway.api.shared.IdReference;
import slipway.model.apps.App;
import slipway.model.logs.LogDrain;
import slipway.service.logs.drains.OpenDrain;

/** The {@code log-drain} object of Platform API v3, with the add-on that it came with, if any. */
public record LogDrainRepresentation(
        @Nullable IdReference addon,
        AppReference app,
        UUID id,
        String token,
        String url,
        Instant createdAt,
        Instant updatedAt) {
    static LogDrainRepresentation of(OpenDrain open, App app) {
        LogDrain drain = open.drain();
        return new LogDrainRepresentation(
                drain.addOnId().map(IdReference::new).orElse(null),
                AppReference.of(app),
                drain.id(),
                drain.token(),
                open.url().text(),
                drain.createdAt(),
                drain.updatedAt());
    }
}
