package slipway.api.builds;

import slipway.service.builds.SourceService;

/** The {@code source} object of Platform API v3. */
public record SourceRepresentation(SourceBlob sourceBlob) {
    /** Where to put the tarball, and where a build gets it from. */
    public record SourceBlob(String getUrl, String putUrl) {}

    static SourceRepresentation of(SourceService.Source source) {
        return new SourceRepresentation(new SourceBlob(source.getUrl(), source.putUrl()));
    }
}
