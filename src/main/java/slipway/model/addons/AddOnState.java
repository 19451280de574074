package slipway.model.addons;

import java.util.Locale;

/** How far an add-on is, in the API's words (lower-cased). */
public enum AddOnState {
    /** The provider is at it. */
    PROVISIONING,
    PROVISIONED,
    /** Gone for its app; the provider has yet to be told. */
    DEPROVISIONED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
