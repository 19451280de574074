package slipway.api.addons;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** What a client wants to be told of attachments beside the usual, by its header {@code Accept-Inclusion}. */
public record Inclusion(boolean plan, boolean vars) {
    public static Inclusion of(HttpHeaders headers) {
        List<String> wanted = Optional.ofNullable(headers.getHeaderString("Accept-Inclusion"))
                .map(text -> List.of(text.split("\\s*,\\s*")))
                .orElse(List.of());
        return new Inclusion(wanted.contains("addon:plan"), wanted.contains("config_vars"));
    }
}
