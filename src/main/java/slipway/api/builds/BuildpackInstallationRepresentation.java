package slipway.api.builds;

import java.util.ArrayList;
import java.util.List;
import slipway.service.builds.Buildpacks;

/** The {@code buildpack-installation} object of Platform API v3. */
public record BuildpackInstallationRepresentation(int ordinal, Buildpack buildpack) {
    /**
     * A buildpack.
     *
     * @param url as it was chosen, so that clients find it again
     */
    public record Buildpack(String url, String name) {
        private static final String URN = "urn:buildpack:";

        static Buildpack chosen(String asked) {
            String name = Buildpacks.canonical(asked);
            return new Buildpack(asked.equals(name) && !Buildpacks.isRemote(name) ? URN + name : asked, name);
        }
    }

    static List<BuildpackInstallationRepresentation> of(List<String> ordered) {
        List<BuildpackInstallationRepresentation> installations = new ArrayList<>();
        for (String asked : ordered) {
            installations.add(new BuildpackInstallationRepresentation(installations.size(), Buildpack.chosen(asked)));
        }
        return installations;
    }
}
