package slipway.integration.addons.keyvalue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.dynos.network.DynoNetwork;
import slipway.service.addons.keyvalue.ServerSpec;
import slipway.service.domains.certificates.KeyedCertificate;
import slipway.service.domains.certificates.PlatformAuthority;
import slipway.service.secrets.PlatformKey;
import slipway.tls.CertificatePem;

/** What this machine has for all servers alike: a program, addresses, certificates, ways to them. */
@ApplicationScoped
class ServerHouse {
    private static final Logger LOG = Logger.getLogger(ServerHouse.class.getName());

    @Inject
    Settings settings;

    @Inject
    Home home;

    @Inject
    DynoNetwork network;

    @Inject
    PlatformAuthority authority;

    @Inject
    PlatformKey key;

    @Inject
    ServerPrograms programs;

    /** Where the folders of all servers are. */
    Path folders() {
        return home.keyValue();
    }

    ServerFolder folder(UUID addOnId) {
        return new ServerFolder(home.root(), home.keyValue(), addOnId);
    }

    /** Whether servers can run here at all; says in the log why not. */
    boolean isFit() {
        try {
            program();
            ServerUser.letOthersPass(home.root());
            ServerUser.of(new ServerPlace(0)).requireReachable(home.root());
            return true;
        } catch (ServerException | IOException e) {
            LOG.warning("There are no key-value servers on this machine: " + e.getMessage());
            return false;
        }
    }

    ServerProgram program() {
        return programs.find();
    }

    /** By which dynos, and people, find servers. */
    String host() {
        return settings.addOns().dataHost().orElseGet(network::gateway);
    }

    /** Where traffic may leave this machine, servers speak TLS alone, as at Heroku. */
    boolean isOnlyTls() {
        return settings.addOns().dataHost().isPresent();
    }

    String fixedConfig(ServerSpec spec, Path folder) {
        Set<String> addresses =
                isOnlyTls() ? Set.of("0.0.0.0") : new LinkedHashSet<>(List.of("127.0.0.1", network.gateway()));
        return ServerConfig.fixed(spec, folder, List.copyOf(addresses), isOnlyTls(), adminPassword(spec.addOnId()));
    }

    String adminPassword(UUID addOnId) {
        return key.password("keyvalue-" + addOnId);
    }

    /** A new certificate and its key, by the platform's authority, for the names by which servers are reached. */
    String certificate() {
        Set<String> hosts = new LinkedHashSet<>(List.of(host(), "localhost", "127.0.0.1"));
        KeyedCertificate made = authority.certify(List.copyOf(hosts));
        return made.keyPem() + made.chainPem();
    }

    Duration certificateLifetime() {
        return PlatformAuthority.FRESH;
    }

    /** Sockets that trust exactly the server of this folder; absent where it listens without TLS as well. */
    Optional<SocketFactory> tls(Path folder) throws IOException {
        if (!isOnlyTls()) {
            return Optional.empty();
        }
        try (InputStream pem = Files.newInputStream(folder.resolve(ServerFolder.CERTIFICATE))) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            String text = new String(pem.readAllBytes(), StandardCharsets.US_ASCII);
            trusted.setCertificateEntry("server", CertificatePem.read(text).get(0));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return Optional.of(context.getSocketFactory());
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate of " + folder + " cannot be read", e);
        }
    }

    /** Lets dynos reach both ports. */
    void open(ServerPlace place) {
        network.open(place.port());
        network.open(place.tlsPort());
    }

    void close(ServerPlace place) {
        network.close(place.port());
        network.close(place.tlsPort());
    }
}
