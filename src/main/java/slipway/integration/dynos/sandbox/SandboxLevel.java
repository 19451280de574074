package slipway.integration.dynos.sandbox;

import java.util.Locale;
import java.util.Optional;
import slipway.service.dynos.runtime.Isolation;

/** How well this machine lets the platform shut a command in, the best first. */
public enum SandboxLevel {
    /** A user of its own besides files and processes of its own: as root. */
    UID,
    /** Files and processes of its own, as the platform's user: where users may make namespaces. */
    USER,
    /** Nothing: a plain process. */
    NONE;

    private static final String OWN_FILES = "level 1 of 3: dynos and builds see their own files and processes only";

    /** The same for people. */
    public Isolation isolation() {
        return switch (this) {
            case UID -> isolation(false, "");
            case USER ->
                new Isolation(
                        1,
                        OWN_FILES + "; they share this machine's network",
                        Optional.of("As root, Slipway gives each app a user of its own."));
            case NONE ->
                new Isolation(
                        0,
                        "level 0 of 3: dynos and builds are plain processes that can read what Slipway can; run only"
                                + " code that you trust",
                        Optional.of("To shut them in, install perl, and run Slipway as root or let its user make"
                                + " namespaces."));
        };
    }

    /** The same for people, of a machine that gives each app a user of its own. */
    public Isolation isolation(boolean wired, String missing) {
        return wired
                ? new Isolation(
                        3,
                        "level 3 of 3: dynos and builds see their own files and processes only, each app's as a user of"
                                + " its own, and reach the world but neither this machine nor its neighbours",
                        Optional.empty())
                : new Isolation(
                        1,
                        OWN_FILES + ", each app's as a user of its own; they share this machine's network",
                        Optional.of("To give each a network of its own, it needs " + missing + "."));
    }

    /** The word that the scripts take. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
