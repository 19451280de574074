package slipway.web.access;

import java.time.Instant;
import java.util.UUID;

/** An app that somebody wants to hand over to who is signed in. */
public record OfferRow(UUID id, String app, String owner, Instant at) {}
