package slipway.model.builds;

import java.util.Optional;
import java.util.regex.Pattern;
import slipway.model.InvalidParamsException;
import slipway.model.releases.Procfile;

/** What a client says of a slug that it made by itself. */
public record SlugDeclaration(
        Procfile processTypes,
        Optional<String> commit,
        Optional<String> commitDescription,
        Optional<String> checksum,
        Optional<String> buildpackDescription) {
    /** The form of the schema; other digests are not checked, so that they are refused. */
    private static final Pattern CHECKSUM = Pattern.compile("(?i)SHA256:[0-9a-f]{64}");

    /** Long enough for any commit id, tag or sentence about them. */
    private static final int MAX_TEXT = 1_000;

    public SlugDeclaration {
        if (processTypes.commands().isEmpty()) {
            throw new InvalidParamsException("Parameter \"process_types\" must have at least one process type.");
        }
        if (checksum.filter(text -> !CHECKSUM.matcher(text).matches()).isPresent()) {
            throw new InvalidParamsException("Parameter \"checksum\" must be SHA256: and 64 hexadecimal digits.");
        }
        requireShort("commit", commit);
        requireShort("commit_description", commitDescription);
        requireShort("buildpack_provided_description", buildpackDescription);
    }

    private static void requireShort(String name, Optional<String> text) {
        if (text.filter(value -> value.length() > MAX_TEXT).isPresent()) {
            throw new InvalidParamsException(
                    "Parameter \"%s\" is longer than %d characters.".formatted(name, MAX_TEXT));
        }
    }
}
