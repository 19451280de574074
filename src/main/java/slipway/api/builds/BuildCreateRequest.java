package slipway.api.builds;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.builds.SourceBlob;

/** Body of {@code POST /apps/X/builds}. */
record BuildCreateRequest(
        @Nullable List<Buildpack> buildpacks, @Nullable Source sourceBlob) {
    /** A buildpack by URL or by name. */
    record Buildpack(@Nullable String url, @Nullable String name) {}

    /** Where the tarball is, and what its maker calls it. */
    record Source(
            @Nullable String url,
            @Nullable String version,
            @Nullable String checksum,
            @Nullable String versionDescription) {}

    SourceBlob source() {
        if (sourceBlob == null || sourceBlob.url() == null) {
            throw new InvalidParamsException("Parameter \"source_blob.url\" is missing.");
        }
        return new SourceBlob(
                sourceBlob.url(),
                Optional.ofNullable(sourceBlob.version()),
                Optional.ofNullable(sourceBlob.checksum()).filter(text -> !text.isBlank()),
                Optional.ofNullable(sourceBlob.versionDescription()));
    }

    List<String> chosen() {
        return Optional.ofNullable(buildpacks).orElse(List.of()).stream()
                .map(buildpack -> Optional.ofNullable(buildpack.url())
                        .or(() -> Optional.ofNullable(buildpack.name()))
                        .orElseThrow(() -> new InvalidParamsException(
                                "Parameter \"buildpacks\" has an entry with neither url nor name.")))
                .toList();
    }
}
