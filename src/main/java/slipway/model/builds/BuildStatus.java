package slipway.model.builds;

/** How far a build is, in the API's words (lower-cased). */
public enum BuildStatus {
    PENDING,
    SUCCEEDED,
    FAILED
}
