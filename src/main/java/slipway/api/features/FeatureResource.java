package slipway.api.features;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.List;
import slipway.api.http.caller.Caller;
import slipway.model.accounts.Account;
import slipway.model.accounts.AccountFeature;
import slipway.model.apps.App;
import slipway.model.apps.AppFeature;
import slipway.service.accounts.AccountService;
import slipway.service.apps.AppFinder;
import slipway.service.features.FeatureService;

/** {@code heroku features} and {@code heroku labs}. */
@Path("/")
@RequestScoped
public class FeatureResource {
    @Inject
    FeatureService features;

    @Inject
    AppFinder apps;

    @Inject
    AccountService accounts;

    @Inject
    Caller caller;

    @GET
    @Path("apps/{app}/features")
    public List<FeatureRepresentation> ofApp(@PathParam("app") String name) {
        App app = apps.require(caller.actor(), name);
        return Arrays.stream(AppFeature.values())
                .map(feature -> FeatureRepresentation.of(feature, app))
                .toList();
    }

    @GET
    @Path("apps/{app}/features/{feature}")
    public FeatureRepresentation ofApp(@PathParam("app") String app, @PathParam("feature") String feature) {
        return FeatureRepresentation.of(AppFeature.require(feature), apps.require(caller.actor(), app));
    }

    @PATCH
    @Path("apps/{app}/features/{feature}")
    public FeatureRepresentation turn(
            @PathParam("app") String app, @PathParam("feature") String name, FeatureUpdateRequest request) {
        apps.require(caller.actor(), app);
        AppFeature feature = AppFeature.require(name);
        return FeatureRepresentation.of(feature, features.turn(caller.actor(), app, feature, request.on()));
    }

    @GET
    @Path("account/features")
    public List<FeatureRepresentation> ofAccount() {
        Account account = accounts.require(caller.actor().accountId());
        return Arrays.stream(AccountFeature.values())
                .map(feature -> FeatureRepresentation.of(feature, account))
                .toList();
    }

    @GET
    @Path("account/features/{feature}")
    public FeatureRepresentation ofAccount(@PathParam("feature") String feature) {
        return FeatureRepresentation.of(
                AccountFeature.require(feature), accounts.require(caller.actor().accountId()));
    }

    @PATCH
    @Path("account/features/{feature}")
    public FeatureRepresentation turn(@PathParam("feature") String name, FeatureUpdateRequest request) {
        AccountFeature feature = AccountFeature.require(name);
        return FeatureRepresentation.of(feature, features.turn(caller.actor(), feature, request.on()));
    }
}
