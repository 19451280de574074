package slipway.service.apps;

import java.util.Optional;

/** What a caller wants different about an app; absent parts stay. */
public record AppChanges(Optional<String> name, Optional<Boolean> maintenance, Optional<String> buildStack) {}
