package slipway.service.webhooks.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.apps.App;
import slipway.model.webhooks.WebhookInclude;

/** Finds the renderer of a changed thing; what has none is not told to webhooks. */
@ApplicationScoped
public class Renderers {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    @Any
    Instance<EntityRenderer<?>> all;

    /** The subject as JSON; empty where nobody knows how to tell it. */
    public Optional<String> json(WebhookInclude include, App app, Object subject) {
        for (EntityRenderer<?> renderer : all) {
            if (renderer.include() == include && renderer.subject().isInstance(subject)) {
                return Optional.of(json(render(renderer, app, subject)));
            }
        }
        return Optional.empty();
    }

    private static <T> Map<String, @Nullable Object> render(EntityRenderer<T> renderer, App app, Object subject) {
        return renderer.render(app, renderer.subject().cast(subject));
    }

    private static String json(Map<String, @Nullable Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of texts and numbers are JSON", e);
        }
    }
}
