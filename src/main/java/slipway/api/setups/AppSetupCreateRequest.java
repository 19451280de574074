package slipway.api.setups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.apps.RegionRepresentation;
import slipway.api.shared.Limit;
import slipway.api.shared.Unsupported;
import slipway.model.InvalidParamsException;
import slipway.model.builds.SourceBlob;
import slipway.model.releases.ConfigVars;
import slipway.service.setups.SetupWish;

/** Body of {@code POST /app-setups}. */
record AppSetupCreateRequest(
        @Nullable App app,
        @Nullable Source sourceBlob,
        @Nullable Overrides overrides) {
    /** What the new app is to be. */
    record App(
            @Nullable Boolean locked,
            @Nullable String name,
            @Nullable String organization,
            @Nullable Boolean personal,
            @Nullable String region,
            @Nullable String space,
            @Nullable String stack) {
        static final App ANY = new App(null, null, null, null, null, null, null);
    }

    /** Where the source is, and what its maker calls it. */
    record Source(
            @Nullable String url,
            @Nullable String version,
            @Nullable String checksum) {}

    /** What is to be otherwise than the manifest says. */
    record Overrides(
            @Nullable List<Buildpack> buildpacks,
            @Limit(ConfigVars.MAX_SIZE) @Nullable JsonNode env) {
        static final Overrides NONE = new Overrides(null, null);
    }

    /** A buildpack by its URL. */
    record Buildpack(@Nullable String url) {}

    SetupWish wish() {
        App wanted = Optional.ofNullable(app).orElse(App.ANY);
        Unsupported.refuse("app.locked", wanted.locked());
        Unsupported.refuse("app.organization", wanted.organization());
        Unsupported.refuse("app.space", wanted.space());
        Optional.ofNullable(wanted.region()).ifPresent(RegionRepresentation::require);
        Overrides others = Optional.ofNullable(overrides).orElse(Overrides.NONE);
        return new SetupWish(
                source(),
                Optional.ofNullable(wanted.name()),
                Optional.ofNullable(wanted.stack()),
                Optional.ofNullable(others.env())
                        .map(AppSetupCreateRequest::env)
                        .orElse(Map.of()),
                Optional.ofNullable(others.buildpacks()).orElse(List.of()).stream()
                        .map(buildpack -> Optional.ofNullable(buildpack.url())
                                .orElseThrow(() -> missing("overrides.buildpacks.url")))
                        .toList());
    }

    private SourceBlob source() {
        if (sourceBlob == null || sourceBlob.url() == null) {
            throw missing("source_blob.url");
        }
        return new SourceBlob(
                sourceBlob.url(),
                Optional.ofNullable(sourceBlob.version()),
                Optional.ofNullable(sourceBlob.checksum()).filter(text -> !text.isBlank()));
    }

    private static Map<String, String> env(JsonNode node) {
        if (!node.isObject() && !node.isNull()) {
            throw new InvalidParamsException("Parameter \"overrides.env\" is not of the right type.");
        }
        Map<String, String> env = new HashMap<>();
        node.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                throw new InvalidParamsException(
                        "Parameter \"overrides.env." + entry.getKey() + "\" is not of the right type.");
            }
            env.put(entry.getKey(), entry.getValue().textValue());
        });
        return env;
    }

    private static InvalidParamsException missing(String parameter) {
        return new InvalidParamsException("Parameter \"" + parameter + "\" is missing.");
    }
}
