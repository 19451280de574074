package slipway.service.activity;

import java.util.Optional;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.service.access.Actor;

/**
 * Something about an app is different now; told, inside the transaction, to whoever observes it.
 *
 * @param kind what was changed, in the words of Heroku's webhooks where they have one, such as {@code release}
 * @param subject the thing itself, as it is after the change, or was before it was destroyed
 * @param actor who did it; absent for what the platform does by itself
 */
public record Change(App app, String kind, Action action, Object subject, Optional<Actor> actor) {}
