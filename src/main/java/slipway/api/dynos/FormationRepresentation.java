package slipway.api.dynos;

import java.time.Instant;
import java.util.UUID;
import slipway.api.shared.AppReference;
import slipway.api.shared.NamedReference;
import slipway.model.apps.App;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.Formation;

/** The {@code formation} object of Platform API v3. */
public record FormationRepresentation(
        UUID id,
        AppReference app,
        String command,
        NamedReference dynoSize,
        int quantity,
        String size,
        String type,
        Instant createdAt,
        Instant updatedAt) {
    static FormationRepresentation of(Formation formation, App app, DynoSize size, String command) {
        return new FormationRepresentation(
                formation.id(),
                AppReference.of(app),
                command,
                new NamedReference(size.id(), size.name()),
                formation.quantity(),
                formation.size(),
                formation.type(),
                formation.createdAt(),
                formation.updatedAt());
    }
}
