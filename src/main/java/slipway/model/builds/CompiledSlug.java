package slipway.model.builds;

import java.util.Map;
import slipway.model.releases.Procfile;

/**
 * What a compiler hands over.
 *
 * @param blobKey where the packed slug is
 * @param size in bytes
 * @param buildpackDescription what the last buildpack calls the app
 * @param buildpack the last buildpack itself, by name or URL
 * @param configVars what the buildpacks suggest for an app's first release
 */
public record CompiledSlug(
        String blobKey,
        long size,
        Procfile procfile,
        String buildpackDescription,
        String buildpack,
        Map<String, String> configVars) {}
