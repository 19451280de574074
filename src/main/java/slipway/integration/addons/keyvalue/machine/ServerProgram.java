package slipway.integration.addons.keyvalue.machine;

import java.nio.file.Path;

/**
 * A program that serves keys and values.
 *
 * @param version such as 7.0.15
 */
public record ServerProgram(Path path, String version) {
    public int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }
}
