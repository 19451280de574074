package slipway.service.webhooks.rendering;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.apps.App;
import slipway.model.webhooks.WebhookInclude;

/**
 * Says what webhooks are told of one kind of thing. Every CDI bean of this type is used: for a new kind, add one.
 *
 * @param <T> the subject of the changes of that kind
 */
public interface EntityRenderer<T> {
    WebhookInclude include();

    Class<T> subject();

    /** The main fields of the thing as the Platform API has them; made of texts, numbers, booleans, maps and lists. */
    Map<String, @Nullable Object> render(App app, T subject);
}
