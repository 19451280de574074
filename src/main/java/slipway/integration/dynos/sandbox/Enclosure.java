package slipway.integration.dynos.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import slipway.integration.dynos.network.Wire;

/**
 * What is shut in together: what a command may see besides the machine's programs, and whose it is.
 *
 * <p>The order counts: what lies in a folder is given after the folder.
 */
public final class Enclosure {
    private final List<String> given = new ArrayList<>();
    private final int uid;

    /** @param uid the user that owns what is given to be written, where the platform may choose users */
    public Enclosure(int uid) {
        this.uid = uid;
    }

    /** May be written; below its own path. */
    public Enclosure writable(Path path) {
        return writable(path, path.toString());
    }

    public Enclosure writable(Path path, String as) {
        return with("rw", path.toString(), as);
    }

    /** May be read; below its own path. */
    public Enclosure readable(Path path) {
        return readable(path, path.toString());
    }

    public Enclosure readable(Path path, String as) {
        return with("ro", path.toString(), as);
    }

    /** A folder of its own that begins as {@code lower}, which stays as it is; {@code changes} keeps what changes. */
    public Enclosure layer(Path lower, Path changes, String as) {
        return with("layer", lower.toString(), changes.toString(), as);
    }

    /** A network of its own. */
    public Enclosure wire(Wire wire) {
        return with("net", wire.address(), wire.device());
    }

    /** A control group, which limits what it takes. */
    public Enclosure join(Path group) {
        return with("join", group.toString());
    }

    /** Where the command begins. */
    public Enclosure home(String path) {
        return with("home", path);
    }

    int uid() {
        return uid;
    }

    List<String> given() {
        return List.copyOf(given);
    }

    private Enclosure with(String... words) {
        given.addAll(List.of(words));
        return this;
    }
}
