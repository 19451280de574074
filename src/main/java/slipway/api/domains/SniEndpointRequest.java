package slipway.api.domains;

import org.jspecify.annotations.Nullable;
import slipway.api.shared.Limit;

/** Body of {@code POST /apps/X/sni-endpoints} and of {@code PATCH} on one of them; both are PEM. */
record SniEndpointRequest(
        @Limit(MAX_PEM) @Nullable String certificateChain,
        @Limit(MAX_PEM) @Nullable String privateKey) {
    /** Room for ten certificates of several thousand characters each, and for what tools write around them. */
    static final int MAX_PEM = 131_072;

    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "SniEndpointRequest";
    }
}
