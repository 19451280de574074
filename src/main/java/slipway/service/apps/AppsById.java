package slipway.service.apps;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.NotFoundException;
import slipway.model.apps.App;

/** The apps that a list of things names, read in one query. */
public final class AppsById {
    private final Map<UUID, App> byId;

    AppsById(Map<UUID, App> byId) {
        this.byId = byId;
    }

    public Optional<App> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    public App require(UUID id) {
        return find(id).orElseThrow(() -> new NotFoundException("app"));
    }
}
