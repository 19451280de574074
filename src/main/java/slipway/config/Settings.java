package slipway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything an operator may set, read once from the environment (twelve-factor), typed, with its default.
 *
 * <p>A wrong value or an unknown {@code SLIPWAY_} key is refused at start with every problem listed, so that no setting
 * is accepted and then ignored.
 */
public final class Settings {
    /** What happens to running dynos when the platform is asked to stop. */
    public enum DynosOnExit {
        /** They run on and are adopted by the next start: right for upgrades. */
        KEEP,
        /** They are stopped as well: right for a person who presses Ctrl-C. */
        STOP
    }

    private static final String IPV4 = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";

    /** What dynos and builds get to see of the machine's own environment. */
    private static final List<String> HOST_VARIABLES = List.of(
            "PATH",
            "LANG",
            "LC_ALL",
            "TZ",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY");

    private final int port;
    private final Optional<String> databaseUrl;
    private final Path home;
    private final String domain;
    private final Optional<String> secretKey;
    private final String operatorEmail;
    private final Optional<String> operatorPassword;
    private final Optional<Path> sample;
    private final DynosOnExit dynosOnExit;
    private final Duration bootTimeout;
    private final Duration stopGrace;
    private final Duration drainGrace;
    private final RouterSettings router;
    private final SleepSettings sleep;
    private final Ceilings ceilings;
    private final HourSettings hours;
    private final Duration crashCoolOff;
    private final Duration attachTimeout;
    private final Duration hangupGrace;
    private final Duration runIdle;
    private final OptionalInt tlsPort;
    private final int rendezvousPort;
    private final Optional<URI> url;
    private final Duration buildTimeout;
    private final Duration releaseTimeout;
    private final int rateLimit;
    private final boolean privateDrains;
    private final boolean privateSources;
    private final boolean privateWebhooks;
    private final Optional<Path> mavenSettings;
    private final Duration sampleInterval;
    private final boolean jvmArchives;
    private final Duration jvmArchiveAfter;
    private final List<Path> dynoFolders;
    private final boolean unsafeDynos;
    private final String dynoNetwork;
    private final List<String> openAddresses;
    private final AddOnSettings addOns;
    private final MailSettings mail;
    private final PaymentSettings payments;
    private final Map<String, String> hostEnvironment;

    private Settings(EnvironmentReader env) {
        port = env.integer("PORT", 5000, 1, 65535);
        databaseUrl = env.text("DATABASE_URL");
        home = env.path("SLIPWAY_HOME").orElseGet(() -> defaultHome(env));
        domain = env.text("SLIPWAY_DOMAIN").orElse("localhost");
        secretKey = env.text("SLIPWAY_SECRET_KEY");
        operatorEmail = env.text("SLIPWAY_OPERATOR_EMAIL").orElse("operator@" + domain);
        operatorPassword = env.text("SLIPWAY_OPERATOR_PASSWORD");
        sample = env.path("SLIPWAY_SAMPLE");
        dynosOnExit = env.choice("SLIPWAY_DYNOS_ON_EXIT", DynosOnExit.class, DynosOnExit.KEEP);
        bootTimeout = env.duration("SLIPWAY_BOOT_TIMEOUT", Duration.ofSeconds(60));
        stopGrace = env.duration("SLIPWAY_STOP_GRACE", Duration.ofSeconds(30));
        drainGrace = env.duration("SLIPWAY_DRAIN_GRACE", Duration.ofSeconds(5));
        router = RouterSettings.read(env);
        sleep = SleepSettings.read(env);
        ceilings = Ceilings.read(env);
        hours = HourSettings.read(env);
        crashCoolOff = env.duration("SLIPWAY_CRASH_COOLOFF", Duration.ofMinutes(10));
        attachTimeout = env.duration("SLIPWAY_ATTACH_TIMEOUT", Duration.ofSeconds(30));
        hangupGrace = env.duration("SLIPWAY_HANGUP_GRACE", Duration.ofSeconds(10));
        runIdle = env.duration("SLIPWAY_RUN_IDLE", Duration.ofHours(1));
        int tls = env.integer("SLIPWAY_TLS_PORT", 0, 1, 65535);
        tlsPort = tls == 0 ? OptionalInt.empty() : OptionalInt.of(tls);
        rendezvousPort = env.integer("SLIPWAY_RENDEZVOUS_PORT", 0, 1, 65535);
        url = env.webUrl("SLIPWAY_URL");
        buildTimeout = env.duration("SLIPWAY_BUILD_TIMEOUT", Duration.ofMinutes(15));
        releaseTimeout = env.duration("SLIPWAY_RELEASE_TIMEOUT", Duration.ofHours(1));
        rateLimit = env.integer("SLIPWAY_RATE_LIMIT", 4_500, 1, 1_000_000_000);
        privateDrains = env.flag("SLIPWAY_PRIVATE_DRAINS", false);
        privateSources = env.flag("SLIPWAY_PRIVATE_SOURCES", false);
        privateWebhooks = env.flag("SLIPWAY_PRIVATE_WEBHOOKS", false);
        mavenSettings = env.path("SLIPWAY_MAVEN_SETTINGS");
        sampleInterval = env.duration("SLIPWAY_SAMPLE_INTERVAL", Duration.ofSeconds(20));
        jvmArchives = env.flag("SLIPWAY_JVM_ARCHIVES", true);
        jvmArchiveAfter = env.duration("SLIPWAY_JVM_ARCHIVE_AFTER", Duration.ofMinutes(1));
        dynoFolders = env.paths("SLIPWAY_DYNO_FOLDERS");
        unsafeDynos = env.flag("SLIPWAY_UNSAFE_DYNOS", false);
        dynoNetwork = env.matching(
                "SLIPWAY_DYNO_NETWORK",
                "10.98.0.0/20",
                IPV4 + "/(1[6-9]|2[0-8])",
                "a private IPv4 network of 16 to 65,536 addresses such as 10.98.0.0/20");
        env.require(
                "SLIPWAY_DYNO_NETWORK",
                Ipv4Network.isOne(dynoNetwork),
                "must begin at the first of its addresses, as 10.98.0.0/20 and 192.168.7.0/24 do");
        openAddresses = env.eachMatching(
                "SLIPWAY_OPEN_ADDRESSES",
                IPV4 + "(/[0-9]{1,2})?(:[0-9]{1,5})?",
                "IPv4 addresses or networks, parted by commas, each with a port or without, such as 10.0.0.5:5432");
        addOns = AddOnSettings.read(env);
        mail = MailSettings.read(env, domain);
        payments = PaymentSettings.read(env);
        hostEnvironment = env.present(HOST_VARIABLES);
    }

    /** Reads {@code environment}; throws {@link SettingsException} that lists every problem. */
    public static Settings of(Map<String, String> environment) {
        EnvironmentReader reader = new EnvironmentReader(environment);
        Settings settings = new Settings(reader);
        reader.refuseProblems();
        return settings;
    }

    /**
     * Root's home is closed to the unprivileged users that PostgreSQL must run as, hence /var/lib for root; but a dyno,
     * of Heroku or another Slipway, has all that is its own in its HOME.
     */
    private static Path defaultHome(EnvironmentReader env) {
        return "root".equals(System.getProperty("user.name"))
                        && env.text("DYNO").isEmpty()
                ? Path.of("/var/lib/slipway")
                : Path.of(env.text("HOME").orElse(System.getProperty("user.home")), ".slipway");
    }

    /** {@code PORT}: the one port for pages, API and every app. */
    public int port() {
        return port;
    }

    /** {@code DATABASE_URL}: {@code postgres://user:password@host:port/name}; the embedded server if absent. */
    public Optional<String> databaseUrl() {
        return databaseUrl;
    }

    /** {@code SLIPWAY_HOME}: the data directory; by default ~/.slipway, for root /var/lib/slipway. */
    public Path home() {
        return home;
    }

    /** {@code SLIPWAY_DOMAIN}: apps answer at NAME.DOMAIN. */
    public String domain() {
        return domain;
    }

    /** {@code SLIPWAY_SECRET_KEY}: 32 bytes in base64; generated into the home if absent. */
    public Optional<String> secretKey() {
        return secretKey;
    }

    /** {@code SLIPWAY_OPERATOR_EMAIL}: the first account. */
    public String operatorEmail() {
        return operatorEmail;
    }

    /** {@code SLIPWAY_OPERATOR_PASSWORD}: given, it is (re)set at every start; absent, one is generated once. */
    public Optional<String> operatorPassword() {
        return operatorPassword;
    }

    /** {@code SLIPWAY_SAMPLE}: a source folder that is deployed as an app of its name at the first start. */
    public Optional<Path> sample() {
        return sample;
    }

    /** {@code SLIPWAY_DYNOS_ON_EXIT}: keep or stop. */
    public DynosOnExit dynosOnExit() {
        return dynosOnExit;
    }

    /** {@code SLIPWAY_BOOT_TIMEOUT}: 60 s to bind $PORT, then R10 (Dev Center, "Web dynos"). */
    public Duration bootTimeout() {
        return bootTimeout;
    }

    /** {@code SLIPWAY_STOP_GRACE}: 30 s between SIGTERM and SIGKILL (Dev Center, "Graceful shutdown"). */
    public Duration stopGrace() {
        return stopGrace;
    }

    /** {@code SLIPWAY_DRAIN_GRACE}: how long requests under way may end before a replaced dyno gets SIGTERM. */
    public Duration drainGrace() {
        return drainGrace;
    }

    /** All that begins with {@code SLIPWAY_ROUTER_}. */
    public RouterSettings router() {
        return router;
    }

    /** When and how apps sleep. */
    public SleepSettings sleep() {
        return sleep;
    }

    /** Where add-ons are made. */
    public AddOnSettings addOns() {
        return addOns;
    }

    /** What dynos and builds may take at most. */
    public Ceilings ceilings() {
        return ceilings;
    }

    /** Free hours of a month. */
    public HourSettings hours() {
        return hours;
    }

    /** {@code SLIPWAY_CRASH_COOLOFF}: 10 min after the second crash in a row, doubling (Dev Center, "Dyno crashes"). */
    public Duration crashCoolOff() {
        return crashCoolOff;
    }

    /** {@code SLIPWAY_ATTACH_TIMEOUT}: 30 s for a client to come for its one-off, then R13 (Dev Center, "R13"). */
    public Duration attachTimeout() {
        return attachTimeout;
    }

    /** {@code SLIPWAY_HANGUP_GRACE}: 10 s between SIGHUP and R16. */
    public Duration hangupGrace() {
        return hangupGrace;
    }

    /** {@code SLIPWAY_RUN_IDLE}: 1 h of silence, then an attached one-off is hung up (Dev Center, "One-off dynos"). */
    public Duration runIdle() {
        return runIdle;
    }

    /** {@code SLIPWAY_TLS_PORT}: HTTPS for the platform and every app; none if absent. */
    public OptionalInt tlsPort() {
        return tlsPort;
    }

    /** {@code SLIPWAY_RENDEZVOUS_PORT}: where clients attach to one-offs; 0 for any free port of this machine alone. */
    public int rendezvousPort() {
        return rendezvousPort;
    }

    /** {@code SLIPWAY_URL}: where people reach this platform, without a slash at the end; http://DOMAIN:PORT if absent. */
    public String url() {
        return url.map(URI::toString).orElseGet(() -> "http://" + domain + ":" + port);
    }

    /** {@code SLIPWAY_BUILD_TIMEOUT}: 15 min (Dev Center, "Limits"). */
    public Duration buildTimeout() {
        return buildTimeout;
    }

    /** {@code SLIPWAY_RELEASE_TIMEOUT}: how long a release command may run: 1 hour (Dev Center, "Release Phase"). */
    public Duration releaseTimeout() {
        return releaseTimeout;
    }

    /** {@code SLIPWAY_RATE_LIMIT}: API calls an account may make in an hour: 4,500 (Platform API Reference). */
    public int rateLimit() {
        return rateLimit;
    }

    /** {@code SLIPWAY_PRIVATE_DRAINS}: whether log drains may go to this machine and to private networks. */
    public boolean privateDrains() {
        return privateDrains;
    }

    /** {@code SLIPWAY_PRIVATE_SOURCES}: whether sources and buildpacks may be fetched from private networks. */
    public boolean privateSources() {
        return privateSources;
    }

    /** {@code SLIPWAY_PRIVATE_WEBHOOKS}: whether webhooks may go to this machine and its private networks. */
    public boolean privateWebhooks() {
        return privateWebhooks;
    }

    /** {@code SLIPWAY_MAVEN_SETTINGS}: settings.xml for builds that bring none, such as one with a mirror. */
    public Optional<Path> mavenSettings() {
        return mavenSettings;
    }

    /** {@code SLIPWAY_UNSAFE_DYNOS}: whether dynos may run where nothing keeps them from each other, for strangers too. */
    public boolean unsafeDynos() {
        return unsafeDynos;
    }

    /** {@code SLIPWAY_DYNO_NETWORK}: addresses for dynos, which nothing else on this machine's networks has. */
    public String dynoNetwork() {
        return dynoNetwork;
    }

    /** {@code SLIPWAY_OPEN_ADDRESSES}: what dynos and builds may reach of private networks. */
    public List<String> openAddresses() {
        return openAddresses;
    }

    /** {@code SLIPWAY_SAMPLE_INTERVAL}: how often what dynos take is measured (Dev Center, "log-runtime-metrics"). */
    public Duration sampleInterval() {
        return sampleInterval;
    }

    /** {@code SLIPWAY_JVM_ARCHIVES}: whether archives of what JVMs load make web dynos boot sooner. */
    public boolean jvmArchives() {
        return jvmArchives;
    }

    /**
     * {@code SLIPWAY_JVM_ARCHIVE_AFTER}: how long a web dyno has listened when its JVM is asked for an archive, for which
     * it stands still: not while one deploy follows another.
     */
    public Duration jvmArchiveAfter() {
        return jvmArchiveAfter;
    }

    /** {@code SLIPWAY_DYNO_FOLDERS}: what of this machine dynos and builds may read besides its programs. */
    public List<Path> dynoFolders() {
        return dynoFolders;
    }

    /** {@code SLIPWAY_SMTP_URL} and {@code SLIPWAY_MAIL_FROM}. */
    public MailSettings mail() {
        return mail;
    }

    /** {@code SLIPWAY_PAYMENTS} and all that begins with {@code SLIPWAY_STRIPE_}. */
    public PaymentSettings payments() {
        return payments;
    }

    /** The few variables of the machine that every dyno and build gets: how to find programs, language, proxies. */
    public Map<String, String> hostEnvironment() {
        return hostEnvironment;
    }
}
