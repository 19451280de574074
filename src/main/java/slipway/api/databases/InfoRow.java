package slipway.api.databases;

import java.util.List;

/** A row that {@code heroku pg:info} prints. */
public record InfoRow(String name, List<String> values) {}
