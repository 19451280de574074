package slipway.api.addons;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.service.addons.attachments.Attaching;

/** Body of {@code POST /addon-attachments}. */
record AttachmentCreateRequest(
        @Nullable JsonNode addon,
        @Nullable JsonNode app,
        @Nullable String confirm,
        @Nullable String name,
        @Nullable String namespace,
        @Nullable JsonNode namespaceConfig) {
    String requiredAddon() {
        return Identity.read("addon", addon);
    }

    String requiredApp() {
        return Identity.read("app", app);
    }

    Attaching.Wish wish() {
        return new Attaching.Wish(
                Optional.ofNullable(name), Optional.ofNullable(namespace), Optional.ofNullable(confirm));
    }
}
