package slipway.api.addons.attachments;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Body of {@code POST /actions/addon-attachments/resolve}. */
public record AttachmentResolveRequest(
        @Nullable String addonAttachment,
        @Nullable String app,
        @Nullable String addonService) {
    public String requiredAttachment() {
        return Optional.ofNullable(addonAttachment)
                .orElseThrow(() -> new InvalidParamsException("Parameter \"addon_attachment\" is missing."));
    }
}
