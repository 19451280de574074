package slipway.config;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;

/** Where everything lies under {@code SLIPWAY_HOME}: one name for each folder, in one place. */
@Dependent
public class Home {
    @Inject
    Settings settings;

    /** The embedded PostgreSQL: programs, data, port, certificate. */
    public Path postgres() {
        return root().resolve("postgres");
    }

    /** One folder a dyno: what it runs, its process, its output, its exit status. */
    public Path dynos() {
        return root().resolve("dynos");
    }

    /** Slugs and other blobs by content. */
    public Path blobs() {
        return root().resolve("blobs");
    }

    /** Pushed code: one bare git repository an app. */
    public Path repositories() {
        return root().resolve("repositories");
    }

    /** Buildpacks that the operator adds, by NAMESPACE/NAME. */
    public Path buildpacks() {
        return root().resolve("buildpacks");
    }

    /** Uploaded sources that builds read. */
    public Path sources() {
        return root().resolve("sources");
    }

    /** Work folders and output of builds. */
    public Path builds() {
        return root().resolve("builds");
    }

    /** Output of release commands. */
    public Path releases() {
        return root().resolve("releases");
    }

    /** Build caches, one folder an app. */
    public Path caches() {
        return root().resolve("caches");
    }

    /** Unpacked slugs, one folder a slug. */
    public Path slugs() {
        return root().resolve("slugs");
    }

    /** Log history, one folder an app. */
    public Path logs() {
        return root().resolve("logs");
    }

    /** Scripts unpacked from the WAR: buildpacks and the dyno's first process. */
    public Path scripts() {
        return root().resolve("scripts");
    }

    /** Ports of this machine that dynos may reach, one a line. */
    public Path dataPorts() {
        return root().resolve("data-ports");
    }

    /** Backups of add-on databases. */
    public Path backups() {
        return root().resolve("backups");
    }

    /** Key-value servers of add-ons, one folder each. */
    public Path keyValue() {
        return root().resolve("keyvalue");
    }

    /** The key that encrypts secrets in the database. */
    public Path secretKey() {
        return root().resolve("secret.key");
    }

    /** Held by the one platform process that uses this home. */
    public Path lock() {
        return root().resolve("lock");
    }

    /** The folders that only the platform may enter; PostgreSQL's, which has a user of its own, is not among them. */
    public List<Path> folders() {
        return List.of(
                dynos(),
                blobs(),
                repositories(),
                sources(),
                builds(),
                releases(),
                buildpacks(),
                caches(),
                slugs(),
                logs(),
                scripts());
    }

    public Path root() {
        return settings.home();
    }
}
