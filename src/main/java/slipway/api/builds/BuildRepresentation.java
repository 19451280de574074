package slipway.api.builds;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.IdReference;
import slipway.api.shared.UserReference;
import slipway.model.accounts.Account;
import slipway.model.builds.Build;

/** The {@code build} object of Platform API v3. */
public record BuildRepresentation(
        UUID id,
        IdReference app,
        @Nullable List<Buildpack> buildpacks,
        Map<String, Boolean> labs,
        String outputStreamUrl,
        SourceBlob sourceBlob,
        @Nullable IdReference release,
        @Nullable IdReference slug,
        String stack,
        String status,
        UserReference user,
        Instant createdAt,
        Instant updatedAt) {
    /** A buildpack that was asked for. */
    public record Buildpack(String url, @Nullable String name) {}

    /** What is built. */
    public record SourceBlob(
            String url,
            @Nullable String version,
            @Nullable String checksum,
            @Nullable String versionDescription) {}

    static BuildRepresentation of(Build build, Account user, String outputUrl) {
        List<Buildpack> buildpacks = build.buildpacks().stream()
                .map(name -> new Buildpack(name, name))
                .toList();
        return new BuildRepresentation(
                build.id(),
                new IdReference(build.appId()),
                buildpacks.isEmpty() ? null : buildpacks,
                Map.of(),
                outputUrl,
                new SourceBlob(
                        build.source().place(),
                        build.source().version().orElse(null),
                        build.source().checksum().orElse(null),
                        build.source().versionDescription().orElse(null)),
                build.releaseId().map(IdReference::new).orElse(null),
                build.slugId().map(IdReference::new).orElse(null),
                build.stack(),
                build.status().name().toLowerCase(Locale.ROOT),
                UserReference.of(user),
                build.createdAt(),
                build.updatedAt());
    }
}
