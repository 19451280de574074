package slipway.integration.addons.partners;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.database.OwnDatabase;
import slipway.journey.Http;
import slipway.model.accounts.Account;
import slipway.model.accounts.EmailAddress;
import slipway.model.addons.AddOnService;
import slipway.model.addons.Plan;
import slipway.model.addons.ServiceFacts;
import slipway.partner.ProviderProcess;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.partners.PartnerLogs;
import slipway.service.addons.partners.PartnerTokens;
import slipway.service.addons.providers.AddOnProvider;
import slipway.service.addons.providers.AddOnProviderContract;
import slipway.service.addons.providers.Answer;
import slipway.service.addons.providers.Order;
import slipway.service.addons.registry.ManifestReader;
import slipway.service.addons.registry.ManifestSafe;
import slipway.service.addons.registry.PartnerServices;
import slipway.service.secrets.PlatformKey;
import slipway.service.secrets.SecretBox;
import slipway.service.secrets.UrlSigner;

/** A provider elsewhere, who was written against Heroku's documents, is held to what our own are held to. */
class RemoteProviderIT extends AddOnProviderContract {
    private static OwnDatabase database;
    private static ProviderProcess acme;
    private static Wired wired;
    private static AddOnService service;
    private static Plan plan;
    private static Plan otherPlan;

    private AddOnProvider provider = wired.provider();

    /** What a platform has for its providers, anew with each start of one. */
    private static final class Wired {
        private static final byte[] KEY = new byte[32];

        private final Settings settings = Settings.of(Map.of(
                "SLIPWAY_PRIVATE_PROVIDERS",
                "true",
                "SLIPWAY_SECRET_KEY",
                Base64.getEncoder().encodeToString(KEY)));
        private final PlatformKey key = Wiring.wire(new PlatformKey(), settings, Wiring.wire(new Home(), settings));
        private final SecretBox secrets = Wiring.wire(new SecretBox(), key);
        private final ManifestSafe manifests =
                Wiring.wire(new ManifestSafe(), secrets, Wiring.wire(new ManifestReader(), settings));
        private final PartnerServices services = new PartnerServices();

        private Wired() {
            fill(services, "catalogue", catalogue());
            fill(services, "manifests", manifests);
        }

        private static Catalogue catalogue() {
            return Wiring.wire(new Catalogue(), database.entities());
        }

        private AddOnProvider provider() {
            RemoteProvider remote = new RemoteProvider();
            UrlSigner urls = Wiring.wire(new UrlSigner(), key, settings);
            fill(remote, "settings", settings);
            fill(remote, "services", services);
            fill(remote, "manifests", manifests);
            fill(remote, "tokens", Wiring.wire(new PartnerTokens(), database.entities()));
            fill(remote, "logs", new PartnerLogs());
            fill(remote, "urls", urls);
            remote.start();
            return new InTransactions(remote);
        }
    }

    private static void fill(Object bean, String field, Object part) {
        try {
            var found = bean.getClass().getDeclaredField(field);
            found.setAccessible(true);
            found.set(bean, part);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Orders are of add-ons that are written down, and what beans do with the database they do in transactions. */
    private record InTransactions(AddOnProvider remote) implements AddOnProvider {
        @Override
        public boolean serves(String name) {
            return database.transaction(() -> remote.serves(name));
        }

        @Override
        public boolean isAvailable() {
            return remote.isAvailable();
        }

        @Override
        public Answer provision(Order order) {
            database.update(
                    ("INSERT INTO addon (id, app_id, plan_id, user_id, name, state, options, work_since, attempts,"
                                    + " created_at, updated_at) VALUES ('%s', '%s', '%s', '%s', '%s', 'PROVISIONING', '{}',"
                                    + " now(), 1, now(), now()) ON CONFLICT DO NOTHING")
                            .formatted(order.addOnId(), order.appId(), plan.id(), UUID.randomUUID(), order.name()));
            return database.transaction(() -> remote.provision(order));
        }

        @Override
        public Answer changePlan(Order order) {
            return database.transaction(() -> remote.changePlan(order));
        }

        @Override
        public Answer deprovision(Order order) {
            return database.transaction(() -> remote.deprovision(order));
        }
    }

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
        acme = ProviderProcess.start();
        wired = new Wired();
        UUID id = UUID.randomUUID();
        String manifest = acme.manifest().toString();
        database.transaction(() -> {
            Account somebody = new Account(new EmailAddress("somebody@example.com"), "Somebody", "hash", false);
            service = AddOnService.registered(
                    id,
                    new ServiceFacts(
                            acme.service(), "Acme", "Things.", "Third parties", "ACME", "ACME", "ACME", true, true),
                    somebody.id(),
                    wired.secrets.seal(id, manifest));
            plan = new Plan(UUID.randomUUID(), service, "test", "Test", "Nothing to pay.", 0, 0);
            otherPlan = new Plan(UUID.randomUUID(), service, "basic", "Basic", "Something to pay.", 700, 1);
            for (Object each : List.of(somebody, service, plan, otherPlan)) {
                database.entities().persist(each);
                database.entities().flush();
            }
        });
    }

    @AfterAll
    static void stop() {
        acme.close();
        database.close();
    }

    @Override
    protected AddOnProvider provider() {
        return provider;
    }

    @Override
    protected void restart() {
        provider = wired.provider();
    }

    @Override
    protected AddOnService service() {
        return service;
    }

    @Override
    protected Plan plan() {
        return plan;
    }

    @Override
    protected Plan otherPlan() {
        return otherPlan;
    }

    @Override
    protected void put(Map<String, String> config, String text) {
        ask(config, "PUT", text);
    }

    @Override
    protected Optional<String> find(Map<String, String> config) {
        HttpResponse<String> answer = ask(config, "GET", "");
        return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    private static HttpResponse<String> ask(Map<String, String> config, String method, String text) {
        return Http.send(HttpRequest.newBuilder(URI.create(config.get("ACME_URL")))
                .method(method, HttpRequest.BodyPublishers.ofString(text))
                .build());
    }
}
