package slipway.web.releases;

import java.io.Serializable;
import java.time.Instant;

/** A release in the timeline of an app; only earlier ones with a slug can be gone back to. */
public record ReleaseRow(
        int version, String description, String who, Instant at, String status, boolean current, boolean rollbackable)
        implements Serializable {}
