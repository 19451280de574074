package slipway.web.dynos;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.dynos.DynoSize;
import slipway.service.dynos.DynoService;
import slipway.service.dynos.FormationService;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** Scaling and restarting on the page of an app. */
@Named
@ViewScoped
public class ScalePart implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    Processes processes;

    @Inject
    FormationService formations;

    @Inject
    DynoService dynos;

    @Inject
    DynoSizes sizes;

    private String app = "";
    private List<ScaleRow> rows = List.of();

    /** Called by the page when it loads. */
    public void show(String appName) {
        app = appName;
        rows = processes.of(signedIn.actor(), appName).stream()
                .map(ScaleRow::new)
                .toList();
    }

    public @Nullable String scale(ScaleRow row) {
        String type = row.process().type();
        FormationService.Change change =
                new FormationService.Change(type, Optional.of(row.getQuantity().strip()), Optional.of(row.getSize()));
        return Notices.attempt("scaleForm_" + type + ":quantity", () -> {
            formations.change(signedIn.actor(), app, List.of(change));
            Notices.success("Scaled " + type + " to " + row.getQuantity().strip() + " \u00d7 " + row.getSize() + ".");
            return PagePaths.toApp(app);
        });
    }

    public @Nullable String restart(String type) {
        return Notices.attempt(Notices.PAGE, () -> {
            dynos.restartType(signedIn.actor(), app, type);
            Notices.success("Restarting " + type + ".");
            return PagePaths.toApp(app);
        });
    }

    public @Nullable String restartAll() {
        return Notices.attempt(Notices.PAGE, () -> {
            dynos.restartAll(signedIn.actor(), app);
            Notices.success("Restarting all dynos.");
            return PagePaths.toApp(app);
        });
    }

    public List<ScaleRow> getRows() {
        return rows;
    }

    /** What can be chosen, and what runs already. */
    public List<DynoSize> getSizes() {
        return sizes.all().stream()
                .filter(size -> size.isOffered()
                        || rows.stream().anyMatch(row -> row.process().size().equals(size.name())))
                .toList();
    }
}
