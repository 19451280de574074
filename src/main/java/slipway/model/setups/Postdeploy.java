package slipway.model.setups;

import java.util.Optional;

/** The script that a manifest wants run once, after the first release; by default on the smallest size of the app. */
public record Postdeploy(String command, Optional<String> size) {}
