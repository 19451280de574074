package slipway.service.git;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import slipway.model.ForbiddenException;
import slipway.model.UnauthorizedException;
import slipway.model.access.Permission;
import slipway.model.activity.Origin;
import slipway.model.apps.App;
import slipway.model.oauth.Scope;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.oauth.AuthorizationService;
import slipway.service.oauth.Credentials;

/** Lets into an app's repository whoever may deploy the app: code is more than what a viewer is shown. */
@ApplicationScoped
@Transactional
public class GitAccess {
    @Inject
    AuthorizationService authorizations;

    @Inject
    AppFinder apps;

    /** Somebody at the door of an app's repository. */
    public record Entrance(Actor actor, UUID appId, String appName) {}

    /**
     * Opens the door, or throws what the client is to be told: {@link UnauthorizedException} without a good token,
     * {@link slipway.model.NotFoundException} for an app that this person does not see.
     *
     * @param header the request's Authorization header: any user, a token as the password
     * @param writing whether it is a push
     */
    public Entrance open(
            Optional<String> header,
            String appName,
            boolean writing,
            Optional<String> address,
            Optional<String> client) {
        Credentials credentials = header.flatMap(Credentials::parse).orElseThrow(UnauthorizedException::new);
        AuthorizationService.Known known = authorizations.authenticate(credentials.secret());
        Scope.Need need = writing ? Scope.Need.WRITE : Scope.Need.READ;
        if (!need.isMetBy(known.authorization().scope())) {
            throw new ForbiddenException("The scope of this token does not allow this.");
        }
        Origin origin =
                new Origin("git", address, Optional.of(known.authorization().id()), client);
        Actor actor = Actor.of(known.account(), origin);
        App app = apps.require(actor, appName, Permission.DEPLOY);
        return new Entrance(actor, app.id(), app.name());
    }
}
