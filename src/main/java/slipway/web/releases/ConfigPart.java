package slipway.web.releases;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.service.releases.ConfigVarService;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** The config vars of an app, edited in place; every change is a new release. */
@Named
@ViewScoped
public class ConfigPart implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    ConfigVarService configVars;

    private String app = "";
    private List<ConfigRow> rows = List.of();
    private String key = "";
    private String value = "";

    /** Called by the page when it loads; who may not read config vars gets none. */
    public void show(String appName, boolean readable) {
        app = appName;
        if (readable) {
            read();
        }
    }

    private void read() {
        rows = configVars.current(signedIn.actor(), app).values().entrySet().stream()
                .map(entry -> new ConfigRow(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Adds the var that was typed in, or gives a present one of that name its new value. */
    public @Nullable String set() {
        return change("configForm:key", key.strip(), Optional.of(value), "Set " + key.strip() + ".");
    }

    public @Nullable String change(ConfigRow row) {
        return change(Notices.PAGE, row.key(), Optional.of(row.getValue()), "Set " + row.key() + ".");
    }

    public @Nullable String remove(ConfigRow row) {
        return change(Notices.PAGE, row.key(), Optional.empty(), "Removed " + row.key() + ".");
    }

    private @Nullable String change(@Nullable String field, String name, Optional<String> text, String done) {
        // Browsers send the line ends of a text area as CR LF (HTML, "multipart/form-data and urlencoded").
        Map<String, Optional<String>> changes = Map.of(name, text.map(lines -> lines.replace("\r\n", "\n")));
        return Notices.attempt(field, () -> {
            configVars.change(signedIn.actor(), app, changes);
            Notices.success(done);
            return PagePaths.toApp(app);
        });
    }

    public List<ConfigRow> getRows() {
        return rows;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }
}
