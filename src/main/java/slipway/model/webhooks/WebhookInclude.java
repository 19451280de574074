package slipway.model.webhooks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;

/** The kinds of things of which a webhook can be told (Dev Center, "App webhooks"). */
public enum WebhookInclude {
    ADDON,
    ADDON_ATTACHMENT,
    APP,
    BUILD,
    COLLABORATOR,
    DOMAIN,
    DYNO,
    FORMATION,
    RELEASE,
    SNI_ENDPOINT;

    private static final String PREFIX = "api:";

    /** By the kind of a change, such as {@code release}; many kinds are no concern of webhooks. */
    public static Optional<WebhookInclude> ofKind(String kind) {
        return Arrays.stream(values())
                .filter(include -> include.kind().equals(kind))
                .findFirst();
    }

    /** Reads the API's words, such as {@code api:release}. */
    public static Set<WebhookInclude> require(Collection<String> words) {
        Set<WebhookInclude> includes = new TreeSet<>();
        for (String word : words) {
            includes.add(Arrays.stream(values())
                    .filter(include -> include.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new InvalidParamsException("Parameter \"include\" has \"%s\"; there are %s."
                            .formatted(
                                    word,
                                    Arrays.stream(values())
                                            .map(WebhookInclude::word)
                                            .collect(Collectors.joining(", "))))));
        }
        if (includes.isEmpty()) {
            throw new InvalidParamsException("Parameter \"include\" must name at least one entity.");
        }
        return includes;
    }

    /** Such as {@code release}. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Such as {@code api:release}. */
    public String word() {
        return PREFIX + kind();
    }
}
