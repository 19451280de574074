package slipway.web.builds;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.NotFoundException;
import slipway.service.builds.BuildService;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** The page of a build: the whole of it at first, then what changes of it alone, every few seconds. */
@Named
@RequestScoped
public class BuildPage {
    @Inject
    SignedIn signedIn;

    @Inject
    BuildReader reader;

    @Inject
    BuildService builds;

    private String app = "";
    private String id = "";
    private @Nullable BuildView build;

    /** Before the page is rendered: also after an action that was refused. */
    public void load() {
        if (build == null) {
            Loading.of(() -> build = reader.read(signedIn.actor(), app, uuid()));
        }
    }

    public @Nullable String cancel() {
        return Notices.attempt(Notices.PAGE, () -> {
            builds.cancel(signedIn.actor(), app, uuid());
            Notices.success("Build canceled.");
            return PagePaths.toBuild(app, uuid());
        });
    }

    private UUID uuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("build");
        }
    }

    public String getApp() {
        return app;
    }

    public void setApp(@Nullable String app) {
        this.app = Optional.ofNullable(app).orElse("");
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = Optional.ofNullable(id).orElse("");
    }

    public @Nullable BuildView getBuild() {
        return build;
    }
}
