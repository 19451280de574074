package slipway.web.setups;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.setups.Manifest;
import slipway.model.setups.TemplateUrl;
import slipway.service.setups.AppSetupService;
import slipway.service.setups.SetupWish;
import slipway.service.setups.manifest.SetupFailedException;
import slipway.service.setups.manifest.TemplateReader;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** What a deploy button leads to: what the template says of itself, and a form that sets it up. */
@Named
@ViewScoped
public class DeployPage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    TemplateReader templates;

    @Inject
    AppSetupService setups;

    private String template = "";
    private @Nullable TemplateView shown;
    private List<String> problems = List.of();
    private List<EnvRow> rows = List.of();
    private String name = "";

    public void load() {
        if (template.isBlank()) {
            return;
        }
        try {
            Manifest manifest = templates.read(TemplateUrl.source(template));
            shown = TemplateView.of(template, manifest);
            rows = manifest.env().stream()
                    .map(declared -> new EnvRow(
                            declared,
                            prefilled(declared.name(), declared.value().orElse(""))))
                    .toList();
        } catch (SetupFailedException refused) {
            problems = new ArrayList<>(
                    refused.manifestErrors().isEmpty() ? List.of(refused.getMessage()) : refused.manifestErrors());
        } catch (InvalidParamsException noUrl) {
            problems = List.of("The template must be an http or https URL.");
        }
    }

    /** As Heroku's buttons say it: {@code &env[NAME]=VALUE}. */
    private static String prefilled(String var, String usual) {
        return Optional.ofNullable(FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestParameterMap()
                        .get("env[" + var + "]"))
                .orElse(usual);
    }

    public @Nullable String deploy() {
        List<EnvRow> missing = rows.stream().filter(EnvRow::isMissing).toList();
        for (EnvRow row : missing) {
            Notices.error("deployForm:" + row.id(), row.name() + " needs a value.");
        }
        if (!missing.isEmpty()) {
            return null;
        }
        Map<String, String> env =
                rows.stream().filter(EnvRow::isOverride).collect(Collectors.toMap(EnvRow::name, EnvRow::getValue));
        return Notices.attempt("deployForm:name", () -> {
            SetupWish wish = new SetupWish(
                    TemplateUrl.source(template),
                    Optional.of(name.strip()).filter(text -> !text.isEmpty()),
                    Optional.empty(),
                    env,
                    List.of());
            return PagePaths.toSetup(
                    setups.create(signedIn.actor(), wish).setup().id());
        });
    }

    public String getTemplate() {
        return template;
    }

    public void setTemplate(@Nullable String template) {
        // The form comes without it: what was shown is what is deployed.
        if (template != null) {
            this.template = template.strip();
        }
    }

    /** Absent before there is a template that can be deployed. */
    public @Nullable TemplateView getShown() {
        return shown;
    }

    public List<String> getProblems() {
        return problems;
    }

    public List<EnvRow> getRows() {
        return rows;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
