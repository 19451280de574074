package slipway.service.monitoring.reading;

import java.time.Instant;

/** A release, as charts mark it. */
public record ReleaseMark(Instant at, int version, String description) {}
