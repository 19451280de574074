package slipway.api.addons.attachments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.api.addons.Identity;
import slipway.service.addons.attachments.Attaching;

/** Body of {@code POST /addon-attachments}. */
public record AttachmentCreateRequest(
        @Nullable JsonNode addon,
        @Nullable JsonNode app,
        @Nullable String confirm,
        @Nullable String name,
        @Nullable String namespace,
        @Nullable JsonNode namespaceConfig) {
    public String requiredAddon() {
        return Identity.read("addon", addon);
    }

    public String requiredApp() {
        return Identity.read("app", app);
    }

    Attaching.Wish wish() {
        return new Attaching.Wish(
                Optional.ofNullable(name), Optional.ofNullable(namespace), Optional.ofNullable(confirm));
    }
}
