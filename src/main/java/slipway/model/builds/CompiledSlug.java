package slipway.model.builds;

import slipway.model.releases.Procfile;

/** What a compiler hands over: where the packed slug is, its size in bytes, its processes, what it calls the app. */
public record CompiledSlug(String blobKey, long size, Procfile procfile, String buildpackDescription) {}
