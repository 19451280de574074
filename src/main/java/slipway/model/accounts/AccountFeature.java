package slipway.model.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import slipway.model.NotFoundException;

/** What can be turned on and off for an account by {@code heroku labs}. */
public enum AccountFeature {
    /** For people who sign in on shared machines. */
    SINGLE_SESSION("Single Session", "Signing in to the dashboard ends all other sessions of the account");

    private final String displayName;
    private final String description;

    AccountFeature(String displayName, String description) {
        this.displayName = displayName;
        this.description = description;
    }

    /** Finds a feature by its name or its UUID. */
    public static AccountFeature require(String nameOrUuid) {
        return Arrays.stream(values())
                .filter(feature -> feature.word().equals(nameOrUuid)
                        || feature.uuid().toString().equals(nameOrUuid))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("feature"));
    }

    /** The name in the API, such as {@code single-session}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String displayName() {
        return displayName;
    }

    public String description() {
        return description;
    }

    /** The same for a feature everywhere and always. */
    public UUID uuid() {
        return UUID.nameUUIDFromBytes(("account-feature:" + word()).getBytes(StandardCharsets.UTF_8));
    }
}
