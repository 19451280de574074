package slipway.integration.addons.keyvalue;

import java.nio.file.Path;

/**
 * A program that serves keys and values.
 *
 * @param version such as 7.0.15
 */
record ServerProgram(Path path, String version) {
    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }
}
