package slipway.model.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;

/** What somebody may do to an app that is not their own (Dev Center, "App permissions"). */
public enum Permission {
    /** See the app, what it runs, and its log, but no config vars. */
    VIEW("see this app"),
    /** Bring code: builds, slugs, releases, rollbacks, buildpacks, config vars. */
    DEPLOY("deploy to this app"),
    /** Run it: scaling, restarts, maintenance, config vars, domains, certificates, drains, webhooks, features. */
    OPERATE("operate this app"),
    /** Own it in all but name: renaming, destroying, sharing, locking, handing over. */
    MANAGE("manage this app");

    private final String deed;

    Permission(String deed) {
        this.deed = deed;
    }

    /** The word that the API uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the permission allows, as the end of a sentence. */
    public String deed() {
        return deed;
    }

    /** Reads the API's words; whoever may do anything may see. */
    public static Set<Permission> parse(Collection<String> words) {
        Set<Permission> permissions = EnumSet.of(VIEW);
        for (String word : words) {
            permissions.add(Arrays.stream(values())
                    .filter(permission -> permission.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new InvalidParamsException(
                            "\"%s\" is not a permission; there are view, deploy, operate and manage."
                                    .formatted(word))));
        }
        return permissions;
    }

    /** As it is stored: words parted by commas. */
    static String text(Set<Permission> permissions) {
        return new TreeSet<>(permissions).stream().map(Permission::word).collect(Collectors.joining(","));
    }
}
