package slipway.service.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.Plan;
import slipway.model.apps.App;
import slipway.model.databases.AddOnDatabase;
import slipway.model.databases.DatabaseCredential;
import slipway.service.access.Actor;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.AddOnResolver;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.providers.AddOnProvider;
import slipway.service.addons.providers.Answer;
import slipway.service.addons.providers.Order;
import slipway.service.databases.server.DatabaseAwayException;
import slipway.service.databases.server.DatabaseServer;
import slipway.service.databases.server.Limits;
import slipway.service.databases.server.Login;

/** Makes databases: {@code heroku addons:create heroku-postgresql}. */
@ApplicationScoped
public class DatabaseProvider implements AddOnProvider {
    public static final String SERVICE = "heroku-postgresql";

    private static final String FORK = "fork";
    private static final String VERSION = "version";

    @Inject
    DatabaseServer server;

    @Inject
    DatabaseRecords records;

    @Inject
    DatabaseUrls urls;

    @Inject
    LastBackups lastBackups;

    @Inject
    AddOnFinder addOns;

    @Inject
    AddOnResolver resolver;

    @Inject
    Catalogue catalogue;

    @Inject
    Settings settings;

    @Override
    public boolean serves(String service) {
        return service.equals(SERVICE);
    }

    @Override
    public boolean isAvailable() {
        return server.isAvailable();
    }

    /** Finds out, for whoever asks, which add-on's data is to be forked. */
    @Override
    public Map<String, String> check(Actor actor, App app, Plan plan, Map<String, String> options) {
        Map<String, String> checked = new TreeMap<>(options);
        options.forEach((name, value) -> {
            switch (name) {
                case FORK -> checked.put(FORK, requireForkable(actor, app, plan, value));
                case VERSION -> requireVersion(value);
                case "follow" ->
                    throw new InvalidParamsException(
                            "Followers are not supported by Slipway; --fork makes a copy as it is now.");
                case "rollback", "to", "by" ->
                    throw new InvalidParamsException(
                            "Rollbacks are not supported by Slipway; restore a backup (heroku pg:backups:restore).");
                default -> throw new InvalidParamsException("heroku-postgresql knows no option " + name + ".");
            }
        });
        return checked;
    }

    private void requireVersion(String wanted) {
        if (!wanted.equals(String.valueOf(server.majorVersion()))) {
            throw new InvalidParamsException("This platform's databases are of PostgreSQL %d; there is no %s."
                    .formatted(server.majorVersion(), wanted));
        }
    }

    private String requireForkable(Actor actor, App app, Plan plan, String source) {
        AddOn from = resolver.resolve(actor, source, Optional.of(app.name()), Optional.of(SERVICE))
                .get(0);
        addOns.require(actor, from.id().toString(), Permission.DEPLOY, Permission.OPERATE);
        AddOnDatabase database = records.find(from.id())
                .filter(AddOnDatabase::isMade)
                .orElseThrow(() -> new NotFoundException("database"));
        if (database.bytes() > plan.limit("bytes").orElseThrow()) {
            throw new InvalidParamsException("%s is larger than %s allows.".formatted(from.name(), plan.name()));
        }
        return from.id().toString();
    }

    @Override
    public Answer provision(Order order) {
        try {
            Optional<AddOn> source = Optional.ofNullable(order.options().get(FORK))
                    .map(UUID::fromString)
                    .flatMap(addOns::find);
            if (source.isEmpty() && order.options().containsKey(FORK)) {
                return new Answer.Refused("The database that was to be forked is gone.");
            }
            AddOnDatabase database = records.plan(order.addOnId(), order.appId(), source.map(AddOn::name));
            DatabaseCredential credential = records.credential(order.addOnId(), DatabaseCredential.DEFAULT);
            Login owner = records.login(credential);
            if (!database.isMade()) {
                server.make(database.name(), owner, Limits.of(order.plan()));
                source.ifPresent(from -> {
                    server.copy(records.require(from.id()).name(), database.name(), owner.role());
                    // The other one may be full.
                    server.allowInserts(database.name(), owner);
                });
                records.made(order.addOnId());
            }
            return Answer.Done.with(urls.config(database, credential));
        } catch (DatabaseAwayException away) {
            return new Answer.Unavailable(String.valueOf(away.getMessage()));
        }
    }

    @Override
    public Answer changePlan(Order order) {
        try {
            AddOnDatabase database = records.require(order.addOnId());
            if (database.bytes() > order.plan().limit("bytes").orElseThrow()) {
                return new Answer.Refused("The database has %d MB, more than %s allows."
                        .formatted(database.bytes() >> 20, order.plan().name()));
            }
            long credentials = order.plan().limit("credentials").orElse(1L);
            if (records.credentials(order.addOnId()).size() > credentials) {
                return new Answer.Refused("%s has %d credential%s at most: destroy others before."
                        .formatted(order.plan().name(), credentials, credentials == 1 ? "" : "s"));
            }
            server.limit(database.name(), records.owner(order.addOnId()).role(), Limits.of(order.plan()));
            return Answer.Done.SILENTLY;
        } catch (DatabaseAwayException away) {
            return new Answer.Unavailable(String.valueOf(away.getMessage()));
        }
    }

    /** What it holds is kept for a while: as a backup where there are the programs for it, else as it is. */
    @Override
    public Answer deprovision(Order order) {
        try {
            Optional<AddOnDatabase> database = records.find(order.addOnId());
            if (database.isPresent()) {
                lock(database.get());
                lastBackups.order(order, database.get());
                records.keep(order.addOnId(), settings.addOns().keepFor());
            }
            return Answer.Done.SILENTLY;
        } catch (DatabaseAwayException away) {
            return new Answer.Unavailable(String.valueOf(away.getMessage()));
        }
    }

    /** Whoever has the URL has it in vain from now on. */
    private void lock(AddOnDatabase database) {
        records.credentials(database.addOnId())
                .forEach(credential -> server.changePassword(records.rotate(credential.id())));
        server.shut(database.name());
    }

    /** Roles other than the owner's. */
    static List<String> others(List<DatabaseCredential> credentials) {
        return credentials.stream()
                .filter(credential -> !credential.isDefault())
                .map(DatabaseCredential::role)
                .toList();
    }
}
