package slipway.api.domains;

import org.jspecify.annotations.Nullable;

/** Body of {@code POST /apps/X/domains}; the endpoint is an id or a name. */
record DomainCreateRequest(
        @Nullable String hostname, @Nullable String sniEndpoint) {}
