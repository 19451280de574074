package slipway.api.builds;

import java.util.ArrayList;
import java.util.List;

/** The {@code buildpack-installation} object of Platform API v3. */
public record BuildpackInstallationRepresentation(int ordinal, Buildpack buildpack) {
    /** A buildpack under both of its names. */
    public record Buildpack(String url, String name) {}

    static List<BuildpackInstallationRepresentation> of(List<String> ordered) {
        List<BuildpackInstallationRepresentation> installations = new ArrayList<>();
        for (String name : ordered) {
            installations.add(new BuildpackInstallationRepresentation(installations.size(), new Buildpack(name, name)));
        }
        return installations;
    }
}
