package slipway.integration.dynos.sandbox;

import java.util.Locale;

/** How well this machine lets the platform shut a command in, the best first. */
public enum SandboxLevel {
    /** A user of its own besides mounts and processes of its own: as root. */
    UID,
    /** Mounts and processes of its own, as the platform's user: where users may make namespaces. */
    USER,
    /** Nothing: a plain process. */
    NONE;

    /** The word that the script takes. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
