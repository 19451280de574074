package slipway.api.slugs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.builds.SlugDeclaration;
import slipway.model.releases.Procfile;

/** Body of {@code POST /apps/X/slugs}. */
record SlugCreateRequest(
        @Nullable Map<String, String> processTypes,
        @Nullable String buildpackProvidedDescription,
        @Nullable String checksum,
        @Nullable String commit,
        @Nullable String commitDescription,
        @Nullable String stack) {
    SlugDeclaration declaration() {
        if (processTypes == null) {
            throw new InvalidParamsException("Parameter \"process_types\" is missing.");
        }
        return new SlugDeclaration(
                procfile(processTypes),
                Optional.ofNullable(commit),
                Optional.ofNullable(commitDescription),
                Optional.ofNullable(checksum),
                Optional.ofNullable(buildpackProvidedDescription));
    }

    private static Procfile procfile(Map<String, String> types) {
        Map<String, String> commands = new LinkedHashMap<>();
        types.forEach((type, command) -> {
            Procfile line = Procfile.parse(type + ": " + command);
            if (!line.commands().keySet().equals(java.util.Set.of(type))) {
                throw new InvalidParamsException(
                        "Parameter \"process_types\" has \"%s\", which is no process type with a command of one line."
                                .formatted(type));
            }
            commands.putAll(line.commands());
        });
        return new Procfile(commands);
    }
}
