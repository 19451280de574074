package slipway.integration.addons.keyvalue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.database.OwnDatabase;
import slipway.integration.dynos.network.DynoNetwork;
import slipway.journey.Platform;
import slipway.model.addons.keyvalue.Behaviour;
import slipway.model.addons.keyvalue.Capacity;
import slipway.service.addons.keyvalue.KeyValueRecords;
import slipway.service.addons.keyvalue.ServerSpec;
import slipway.service.addons.provisioning.ConfigChanges;
import slipway.service.domains.certificates.PlatformAuthority;
import slipway.service.secrets.PlatformKey;
import slipway.service.secrets.SecretBox;

/** A platform's part for key-value servers, on a real database and with real servers, as often started anew as wanted. */
final class KeyValueMachine implements AutoCloseable {
    private final OwnDatabase database;
    private final Settings settings;
    private final Map<UUID, Map<String, String>> announced = new ConcurrentHashMap<>();
    private final Set<Integer> doors = ConcurrentHashMap.newKeySet();
    private AllServers servers;
    private OwnServers own;
    private KeyValueRecords records;
    private KeyValueProvider provider;
    private Home home;

    private KeyValueMachine(OwnDatabase database, Settings settings) {
        this.database = database;
        this.settings = settings;
        begin();
    }

    static KeyValueMachine start(OwnDatabase database, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("SLIPWAY_HOME", Platform.newHome().toString());
        all.put("PATH", System.getenv("PATH"));
        return new KeyValueMachine(database, Settings.of(all));
    }

    private void begin() {
        home = Wiring.wire(new Home(), settings);
        home.root().toFile().mkdirs();
        PlatformKey key = Wiring.wire(new PlatformKey(), settings, home);
        SecretBox secrets = Wiring.wire(new SecretBox(), key);
        PlatformAuthority authority = Wiring.wire(new PlatformAuthority(), database.entities(), secrets, settings);
        database.transaction(authority::load);
        records = Wiring.wire(new Records(), database.entities(), secrets, new Changes());
        ServerPrograms programs = Wiring.wire(new ServerPrograms(), settings, home);
        ServerHouse house = Wiring.wire(new ServerHouse(), settings, home, new Network(), authority, key, programs);
        own = Wiring.wire(new OwnServers(), records, house);
        SharedServer shared = Wiring.wire(new SharedServer(), settings, records);
        servers = Wiring.wire(new AllServers(), records, own, shared, house);
        provider = Wiring.wire(new KeyValueProvider(), records, servers);
        try {
            servers.resume();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The platform is gone without a word, and comes again. */
    void restart() {
        servers.stop(false);
        begin();
    }

    /** The platform is stopped, all servers with it, and comes again. */
    void stopAndStart() {
        servers.stop(true);
        begin();
    }

    KeyValueProvider provider() {
        return provider;
    }

    AllServers servers() {
        return servers;
    }

    KeyValueRecords records() {
        return records;
    }

    ServerSpec spec(UUID addOn) {
        return records.find(addOn).orElseThrow();
    }

    Path folder(UUID addOn) {
        return home.keyValue().resolve(addOn.toString());
    }

    /** What apps were told last. */
    Optional<Map<String, String>> announced(UUID addOn) {
        return Optional.ofNullable(announced.get(addOn));
    }

    Set<Integer> doors() {
        return doors;
    }

    /** The process of an add-on's server. */
    ProcessHandle process(UUID addOn) {
        try {
            return RunningServers.find(home.keyValue()).get(addOn);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        records.all().forEach(servers::delete);
        servers.stop(true);
        slipway.integration.Folders.delete(home.root().getParent());
    }

    private final class Network extends DynoNetwork {
        @Override
        public String gateway() {
            return "127.0.0.1";
        }

        @Override
        public void open(int port) {
            doors.add(port);
        }

        @Override
        public void close(int port) {
            doors.remove(port);
        }
    }

    private final class Changes extends ConfigChanges {
        @Override
        public boolean changed(UUID addOnId, Map<String, String> config) {
            return !config.equals(announced.put(addOnId, config));
        }
    }

    /** What the container makes of it. */
    private final class Records extends KeyValueRecords {
        @Override
        public ServerSpec ensure(UUID addOn, boolean shared, int places, Behaviour behaviour, Capacity capacity) {
            return database.transaction(() -> super.ensure(addOn, shared, places, behaviour, capacity));
        }

        @Override
        public Optional<ServerSpec> find(UUID addOn) {
            return database.transaction(() -> super.find(addOn));
        }

        @Override
        public List<ServerSpec> all() {
            return database.transaction(super::all);
        }

        @Override
        public ServerSpec move(UUID addOn, int places) {
            return database.transaction(() -> super.move(addOn, places));
        }

        @Override
        public ServerSpec resize(UUID addOn, Capacity capacity) {
            return database.transaction(() -> super.resize(addOn, capacity));
        }

        @Override
        public ServerSpec behave(UUID addOn, Function<Behaviour, Behaviour> change) {
            return database.transaction(() -> super.behave(addOn, change));
        }

        @Override
        public void rotate(UUID addOn, Function<ServerSpec, Map<String, String>> config) {
            database.transaction(() -> super.rotate(addOn, config));
        }

        @Override
        public void announce(UUID addOn, Function<ServerSpec, Map<String, String>> config) {
            database.transaction(() -> super.announce(addOn, config));
        }

        @Override
        public void remove(UUID addOn) {
            database.transaction(() -> super.remove(addOn));
        }
    }
}
