package slipway.api.dynos;

import java.time.Instant;
import java.util.UUID;
import slipway.api.shared.AppReference;
import slipway.api.shared.NamedReference;
import slipway.model.apps.App;
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
    static FormationRepresentation of(Formation formation, App app, String command) {
        return new FormationRepresentation(
                formation.id(),
                AppReference.of(app),
                command,
                new NamedReference(formation.size().uuid(), formation.size().label()),
                formation.quantity(),
                formation.size().label(),
                formation.type(),
                formation.createdAt(),
                formation.updatedAt());
    }
}
