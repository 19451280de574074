package slipway.model.setups;

import java.util.Optional;

/**
 * A config var that a manifest declares (Dev Center, "app.json Schema").
 *
 * @param value what it is unless somebody says otherwise
 * @param required whether the app does not work without it, which is so unless the manifest denies it
 * @param generated whether the platform makes up a secret where nobody gives one
 */
public record EnvVar(
        String name, Optional<String> description, Optional<String> value, boolean required, boolean generated) {
    /** Whether somebody has to say what it is. */
    public boolean mustBeGiven() {
        return required && !generated && value.filter(text -> !text.isBlank()).isEmpty();
    }
}
