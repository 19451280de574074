package slipway.api.releases;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.api.http.caller.Caller;
import slipway.service.releases.ConfigVarService;
import slipway.service.releases.ReleaseService;

/** {@code /apps/X/config-vars}: {@code heroku config}, {@code config:set}, {@code config:unset}. */
@Path("/")
@RequestScoped
public class ConfigVarResource {
    @Inject
    ConfigVarService configVars;

    @Inject
    ReleaseService releases;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/config-vars")
    public Map<String, String> get(@PathParam("app") String app) {
        return configVars.current(caller.actor(), app).values();
    }

    @GET
    @Path("apps/{app}/releases/{release}/config-vars")
    public Map<String, String> ofRelease(@PathParam("app") String app, @PathParam("release") String release) {
        return configVars.ofRelease(caller.actor(), app, release).values();
    }

    /** Null removes a var. */
    @PATCH
    @Path("apps/{app}/config-vars")
    public Map<String, String> update(@PathParam("app") String app, Map<String, String> request) {
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        request.forEach((name, value) -> changes.put(name, Optional.ofNullable(value)));
        return configVars.change(caller.actor(), app, changes).values();
    }

    @GET
    @Path("apps/{app}/config-vars-settings")
    public List<ConfigVarSettingRepresentation> settings(@PathParam("app") String app) {
        Instant releasedAt = releases.requireCurrent(caller.actor(), app).createdAt();
        return get(app).entrySet().stream()
                .map(entry -> new ConfigVarSettingRepresentation(
                        entry.getKey(), entry.getValue(), false, false, null, releasedAt))
                .toList();
    }

    @PATCH
    @Path("apps/{app}/config-vars-settings")
    public List<ConfigVarSettingRepresentation> update(
            @PathParam("app") String app, ConfigVarSettingsUpdateRequest request) {
        configVars.change(caller.actor(), app, request.changes());
        return settings(app);
    }
}
