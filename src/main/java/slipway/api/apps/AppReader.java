package slipway.api.apps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import slipway.model.apps.App;
import slipway.service.accounts.AccountService;
import slipway.service.accounts.People;
import slipway.service.apps.AppUrls;
import slipway.service.paging.Page;

/** Turns apps into what the API says of them; a whole list costs one query more than the apps themselves. */
@ApplicationScoped
public class AppReader {
    @Inject
    AccountService accounts;

    @Inject
    AppUrls urls;

    public AppRepresentation represent(App app) {
        return AppRepresentation.of(app, accounts.require(app.ownerId()), urls);
    }

    public Page<AppRepresentation> represent(Page<App> page) {
        return page.map(this::represent);
    }

    /** The same for another object that an app's is a part of. */
    public <R> List<R> represent(List<? extends App> list, BiFunction<App, AppRepresentation, R> around) {
        People owners = accounts.people(list.stream().map(App::ownerId).collect(Collectors.toSet()));
        return list.stream()
                .map(app -> around.apply(app, AppRepresentation.of(app, owners.require(app.ownerId()), urls)))
                .toList();
    }

    private List<AppRepresentation> represent(List<? extends App> list) {
        return represent(list, (app, representation) -> representation);
    }
}
