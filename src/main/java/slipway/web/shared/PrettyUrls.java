package slipway.web.shared;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes JSF write the addresses of {@link PagePaths} into forms, links and redirects. */
public class PrettyUrls extends ViewHandlerWrapper {
    public PrettyUrls(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        ExternalContext external = context.getExternalContext();
        return pretty(external, viewId, external.getRequestParameterMap()::get)
                .orElseGet(() -> super.getActionURL(context, viewId));
    }

    @Override
    public String getRedirectURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return pretty(context.getExternalContext(), viewId, name -> first(parameters, name))
                .map(path -> context.getExternalContext().encodeRedirectURL(path, others(viewId, parameters)))
                .orElseGet(() -> super.getRedirectURL(context, viewId, parameters, includeViewParams));
    }

    @Override
    public String getBookmarkableURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return pretty(context.getExternalContext(), viewId, name -> first(parameters, name))
                .map(path -> context.getExternalContext().encodeBookmarkableURL(path, others(viewId, parameters)))
                .orElseGet(() -> super.getBookmarkableURL(context, viewId, parameters, includeViewParams));
    }

    private static Optional<String> pretty(
            ExternalContext external, String viewId, Function<String, @Nullable String> parameters) {
        return PagePaths.pathOf(viewId, parameters).map(path -> external.getRequestContextPath() + path);
    }

    private static @Nullable String first(@Nullable Map<String, List<String>> parameters, String name) {
        List<String> values = parameters == null ? null : parameters.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    private static Map<String, List<String>> others(String viewId, @Nullable Map<String, List<String>> parameters) {
        Map<String, List<String>> others = new LinkedHashMap<>(parameters == null ? Map.of() : parameters);
        others.keySet().removeAll(PagePaths.parametersOf(viewId));
        return others;
    }
}
