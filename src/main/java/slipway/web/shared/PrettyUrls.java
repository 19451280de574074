package slipway.web.shared;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes JSF write the addresses of {@link PagePaths} into forms, links and redirects. */
public class PrettyUrls extends ViewHandlerWrapper {
    public PrettyUrls(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        ExternalContext external = context.getExternalContext();
        return pretty(external, viewId, external.getRequestParameterMap().get(PagePaths.parameterOf(viewId)))
                .orElseGet(() -> super.getActionURL(context, viewId));
    }

    @Override
    public String getRedirectURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return pretty(context.getExternalContext(), viewId, first(viewId, parameters))
                .map(path -> context.getExternalContext().encodeRedirectURL(path, others(viewId, parameters)))
                .orElseGet(() -> super.getRedirectURL(context, viewId, parameters, includeViewParams));
    }

    @Override
    public String getBookmarkableURL(
            FacesContext context, String viewId, Map<String, List<String>> parameters, boolean includeViewParams) {
        return pretty(context.getExternalContext(), viewId, first(viewId, parameters))
                .map(path -> context.getExternalContext().encodeBookmarkableURL(path, others(viewId, parameters)))
                .orElseGet(() -> super.getBookmarkableURL(context, viewId, parameters, includeViewParams));
    }

    private static Optional<String> pretty(ExternalContext external, String viewId, @Nullable String of) {
        return PagePaths.pathOf(viewId, of).map(path -> external.getRequestContextPath() + path);
    }

    private static @Nullable String first(String viewId, @Nullable Map<String, List<String>> parameters) {
        List<String> names = parameters == null ? null : parameters.get(PagePaths.parameterOf(viewId));
        return names == null || names.isEmpty() ? null : names.get(0);
    }

    private static Map<String, List<String>> others(String viewId, @Nullable Map<String, List<String>> parameters) {
        Map<String, List<String>> others = new LinkedHashMap<>(parameters == null ? Map.of() : parameters);
        others.remove(PagePaths.parameterOf(viewId));
        return others;
    }
}
