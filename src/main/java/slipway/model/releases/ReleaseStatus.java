package slipway.model.releases;

/** Whether a release took effect, in the API's words (lower-cased). */
public enum ReleaseStatus {
    SUCCEEDED,
    FAILED,
    PENDING
}
