package slipway.service.domains;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app's own pages for when the router answers in its stead, by its config vars (Dev Center, "Custom error pages").
 *
 * @param error the URL in {@code ERROR_PAGE_URL}
 * @param maintenance the URL in {@code MAINTENANCE_PAGE_URL}
 */
public record OwnPages(Optional<String> error, Optional<String> maintenance) {
    public static final OwnPages NONE = new OwnPages(Optional.empty(), Optional.empty());

    public static OwnPages of(Map<String, String> config) {
        return new OwnPages(url(config.get("ERROR_PAGE_URL")), url(config.get("MAINTENANCE_PAGE_URL")));
    }

    /** Pages of the web alone: anything else in their place would be a program in the visitor's browser. */
    private static Optional<String> url(@Nullable String value) {
        return Optional.ofNullable(value).filter(url -> url.matches("(https?:)?//[^\\s]+"));
    }
}
