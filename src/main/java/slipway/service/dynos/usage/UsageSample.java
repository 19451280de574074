package slipway.service.dynos.usage;

import java.time.Instant;
import slipway.service.dynos.runtime.Usage;

/** What a dyno took at a moment, and its load until then. */
public record UsageSample(Instant at, Usage usage, Load load) {}
