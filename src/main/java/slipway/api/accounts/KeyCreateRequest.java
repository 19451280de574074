package slipway.api.accounts;

import org.jspecify.annotations.Nullable;
import slipway.api.shared.Limit;

/** Body of {@code POST /account/keys}. */
record KeyCreateRequest(@Nullable @Limit(16_384) String publicKey) {}
