package slipway.api.addons.partners;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PATCH /api/v3/addons/X}.
 *
 * @param offered whether apps may have add-ons of it
 * @param published whether those of others than its provider may; for operators
 */
record ProviderServiceUpdateRequest(
        @Nullable Boolean offered, @Nullable Boolean published) {}
