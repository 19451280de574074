package slipway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static slipway.config.PaymentSettings.Provider.MANUAL;
import static slipway.config.PaymentSettings.Provider.STRIPE;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.config.RouterSettings.Choice;
import slipway.config.Settings.DynosOnExit;
import slipway.config.SleepSettings.Depth;

/** Pins the name and the default of every setting, and that wrong ones are refused all at once. */
class SettingsTest {
    /** One setting: its name, how it is read, what it is by default, and what {@code text} makes of it. */
    record Setting(String name, Function<Settings, Object> read, Object byDefault, String text, Object value) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Setting router(
            String name, Function<RouterSettings, Object> read, Object byDefault, String text, Object value) {
        return new Setting("SLIPWAY_ROUTER_" + name, settings -> read.apply(settings.router()), byDefault, text, value);
    }

    private static final List<Setting> ALL = List.of(
            new Setting("PORT", Settings::port, 5000, "8080", 8080),
            new Setting(
                    "DATABASE_URL",
                    Settings::databaseUrl,
                    Optional.empty(),
                    "postgres://a",
                    Optional.of("postgres://a")),
            new Setting("SLIPWAY_HOME", Settings::home, Path.of("/home/me/.slipway"), "/data", Path.of("/data")),
            new Setting("SLIPWAY_DOMAIN", Settings::domain, "localhost", "apps.example", "apps.example"),
            new Setting("SLIPWAY_SECRET_KEY", Settings::secretKey, Optional.empty(), "key", Optional.of("key")),
            new Setting("SLIPWAY_OPERATOR_EMAIL", Settings::operatorEmail, "operator@localhost", "a@b.c", "a@b.c"),
            new Setting(
                    "SLIPWAY_OPERATOR_PASSWORD", Settings::operatorPassword, Optional.empty(), "pw", Optional.of("pw")),
            new Setting("SLIPWAY_SAMPLE", Settings::sample, Optional.empty(), "/s", Optional.of(Path.of("/s"))),
            new Setting("SLIPWAY_DYNOS_ON_EXIT", Settings::dynosOnExit, DynosOnExit.KEEP, "stop", DynosOnExit.STOP),
            new Setting("SLIPWAY_BOOT_TIMEOUT", Settings::bootTimeout, seconds(60), "PT2M", seconds(120)),
            new Setting("SLIPWAY_STOP_GRACE", Settings::stopGrace, seconds(30), "PT1S", seconds(1)),
            new Setting("SLIPWAY_DRAIN_GRACE", Settings::drainGrace, seconds(5), "PT0S", seconds(0)),
            router("WAIT", RouterSettings::longestWait, seconds(75), "PT0.5S", Duration.ofMillis(500)),
            router("CONNECT", RouterSettings::connect, seconds(5), "PT1S", seconds(1)),
            router("FIRST_BYTE", RouterSettings::firstByte, seconds(30), "PT1S", seconds(1)),
            router("IDLE", RouterSettings::idle, seconds(55), "PT1S", seconds(1)),
            router("KEEP_ALIVE", RouterSettings::keepAlive, seconds(60), "PT1S", seconds(1)),
            router("BACKLOG", RouterSettings::backlog, 1_000, "50", 50),
            router("PER_DYNO", RouterSettings::perDyno, 0, "50", 50),
            router("CHOICE", RouterSettings::choice, Choice.LEAST_LOADED, "random", Choice.RANDOM),
            router("LOOPS", RouterSettings::loops, Runtime.getRuntime().availableProcessors(), "1", 1),
            new Setting("SLIPWAY_SLEEP", settings -> settings.sleep().depth(), Depth.NAP, "stop", Depth.STOP),
            new Setting(
                    "SLIPWAY_SLEEP_AFTER",
                    settings -> settings.sleep().after(),
                    Duration.ofMinutes(30),
                    "PT3S",
                    seconds(3)),
            new Setting(
                    "SLIPWAY_NAP_FOR", settings -> settings.sleep().napFor(), Duration.ofDays(1), "PT3S", seconds(3)),
            new Setting("SLIPWAY_FREE_HOURS", settings -> settings.hours().free(), 550, "10", 10),
            new Setting("SLIPWAY_VERIFIED_HOURS", settings -> settings.hours().verified(), 1_100, "20", 20),
            new Setting(
                    "SLIPWAY_TRUSTED_PROXIES",
                    settings -> settings.router().trustedProxies(),
                    List.of(),
                    "10.0.0.0/8, ::1",
                    List.of(
                            IpNetwork.parse("10.0.0.0/8").orElseThrow(),
                            IpNetwork.parse("::1").orElseThrow())),
            new Setting("SLIPWAY_CRASH_COOLOFF", Settings::crashCoolOff, seconds(600), "PT1S", seconds(1)),
            new Setting("SLIPWAY_ATTACH_TIMEOUT", Settings::attachTimeout, seconds(30), "PT1S", seconds(1)),
            new Setting("SLIPWAY_HANGUP_GRACE", Settings::hangupGrace, seconds(10), "PT1S", seconds(1)),
            new Setting("SLIPWAY_RUN_IDLE", Settings::runIdle, seconds(3600), "PT1S", seconds(1)),
            new Setting("SLIPWAY_TLS_PORT", Settings::tlsPort, OptionalInt.empty(), "443", OptionalInt.of(443)),
            new Setting("SLIPWAY_RENDEZVOUS_PORT", Settings::rendezvousPort, 0, "5001", 5001),
            new Setting("SLIPWAY_URL", Settings::url, "http://localhost:5000", "https://a.b", "https://a.b"),
            new Setting("SLIPWAY_BUILD_TIMEOUT", Settings::buildTimeout, seconds(900), "PT1H", seconds(3600)),
            new Setting("SLIPWAY_RELEASE_TIMEOUT", Settings::releaseTimeout, seconds(3600), "PT1S", seconds(1)),
            new Setting("SLIPWAY_RATE_LIMIT", Settings::rateLimit, 4500, "10", 10),
            new Setting("SLIPWAY_PRIVATE_SOURCES", Settings::privateSources, false, "true", true),
            new Setting(
                    "SLIPWAY_BUILDS_AT_ONCE",
                    settings -> settings.ceilings().buildsAtOnce(),
                    Math.max(2, Runtime.getRuntime().availableProcessors() / 2),
                    "7",
                    7),
            new Setting("SLIPWAY_PRIVATE_DRAINS", Settings::privateDrains, false, "true", true),
            new Setting(
                    "SLIPWAY_SOURCE_LIMIT_MB", settings -> settings.ceilings().sourceLimitMb(), 1024, "1", 1),
            new Setting(
                    "SLIPWAY_SLUG_LIMIT_MB", settings -> settings.ceilings().slugLimitMb(), 500, "1000000", 1_000_000),
            new Setting("SLIPWAY_SAMPLE_INTERVAL", Settings::sampleInterval, seconds(20), "PT1S", seconds(1)),
            new Setting("SLIPWAY_JVM_ARCHIVES", Settings::jvmArchives, true, "false", false),
            new Setting("SLIPWAY_JVM_ARCHIVE_AFTER", Settings::jvmArchiveAfter, seconds(60), "PT1S", seconds(1)),
            new Setting(
                    "SLIPWAY_DYNO_MEMORY_MB",
                    settings -> settings.ceilings().dynoMemoryMb(),
                    Machine.memoryMb() / 5 * 4,
                    "1",
                    1),
            new Setting("SLIPWAY_OVERCOMMIT", settings -> settings.ceilings().overcommit(), 4, "1", 1),
            new Setting(
                    "SLIPWAY_ONE_OFFS_AT_ONCE", settings -> settings.ceilings().oneOffsAtOnce(), 10, "1", 1),
            new Setting("SLIPWAY_DYNO_DISK_MB", settings -> settings.ceilings().dynoDiskMb(), 4_096, "16", 16),
            new Setting("SLIPWAY_BUILD_DISK_MB", settings -> settings.ceilings().buildDiskMb(), 8_192, "16", 16),
            new Setting(
                    "SLIPWAY_BUILD_MEMORY_MB", settings -> settings.ceilings().buildMemoryMb(), 2_560, "64", 64),
            new Setting("SLIPWAY_PRIVATE_WEBHOOKS", Settings::privateWebhooks, false, "true", true),
            new Setting("SLIPWAY_DYNO_NETWORK", Settings::dynoNetwork, "10.98.0.0/20", "10.1.0.0/16", "10.1.0.0/16"),
            new Setting(
                    "SLIPWAY_OPEN_ADDRESSES",
                    Settings::openAddresses,
                    List.of(),
                    "10.0.0.5:5432, 10.2.0.0/16",
                    List.of("10.0.0.5:5432", "10.2.0.0/16")),
            new Setting(
                    "SLIPWAY_SMTP_URL",
                    settings -> settings.mail().server(),
                    Optional.empty(),
                    "smtps://mail.example.com",
                    Optional.of(new MailSettings.Server(true, "mail.example.com", 465, Optional.empty()))),
            new Setting("SLIPWAY_MAIL_FROM", settings -> settings.mail().from(), "slipway@localhost", "a@b.c", "a@b.c"),
            new Setting("SLIPWAY_PAYMENTS", settings -> settings.payments().provider(), MANUAL, "manual", MANUAL),
            new Setting(
                    "SLIPWAY_STRIPE_KEY",
                    settings -> settings.payments().stripeKey(),
                    Optional.empty(),
                    "sk_test_1",
                    Optional.of("sk_test_1")),
            new Setting(
                    "SLIPWAY_STRIPE_URL",
                    settings -> settings.payments().stripeUrl(),
                    URI.create("https://api.stripe.com"),
                    "http://localhost:12111/",
                    URI.create("http://localhost:12111")),
            new Setting("SLIPWAY_UNSAFE_DYNOS", Settings::unsafeDynos, false, "true", true),
            new Setting(
                    "SLIPWAY_DYNO_FOLDERS",
                    Settings::dynoFolders,
                    List.of(),
                    "/a, /b",
                    List.of(Path.of("/a"), Path.of("/b"))),
            new Setting(
                    "SLIPWAY_ADDON_POSTGRES_URL",
                    settings -> settings.addOns().postgresUrl(),
                    Optional.empty(),
                    "postgres://me:secret@10.0.0.5:5432/postgres",
                    Optional.of("postgres://me:secret@10.0.0.5:5432/postgres")),
            new Setting(
                    "SLIPWAY_DATA_HOST",
                    settings -> settings.addOns().dataHost(),
                    Optional.empty(),
                    "data.example.com",
                    Optional.of("data.example.com")),
            new Setting(
                    "SLIPWAY_ADDON_GRACE", settings -> settings.addOns().grace(), seconds(604_800), "PT1S", seconds(1)),
            new Setting(
                    "SLIPWAY_ADDON_KEEP",
                    settings -> settings.addOns().keepFor(),
                    seconds(604_800),
                    "PT1S",
                    seconds(1)),
            new Setting("SLIPWAY_ADDON_LOOK", settings -> settings.addOns().look(), seconds(60), "PT1S", seconds(1)),
            new Setting(
                    "SLIPWAY_PRIVATE_PROVIDERS", settings -> settings.addOns().privateProviders(), false, "true", true),
            new Setting(
                    "SLIPWAY_ADDON_REDIS_URL",
                    settings -> settings.addOns().redisUrl(),
                    Optional.empty(),
                    "redis://:secret@10.0.0.5",
                    Optional.of("redis://:secret@10.0.0.5")),
            new Setting(
                    "SLIPWAY_ADDON_REDIS_SERVER",
                    settings -> settings.addOns().redisServer(),
                    Optional.empty(),
                    "embedded",
                    Optional.of("embedded")),
            new Setting(
                    "SLIPWAY_MAVEN_SETTINGS",
                    Settings::mavenSettings,
                    Optional.empty(),
                    "/m",
                    Optional.of(Path.of("/m"))));

    private final String user = System.getProperty("user.name");

    @BeforeEach
    void runAsSomebodyWhoIsNotRoot() {
        System.setProperty("user.name", "me");
    }

    @AfterEach
    void runAsOneself() {
        System.setProperty("user.name", user);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void hasItsDefault(Setting setting) {
        assertThat(setting.read().apply(settings(Map.of()))).isEqualTo(setting.byDefault());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void isReadFromItsVariable(Setting setting) {
        assertThat(setting.read().apply(settings(Map.of(setting.name(), setting.text()))))
                .isEqualTo(setting.value());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void hasItsDefaultWhenItsVariableIsBlank(Setting setting) {
        assertThat(setting.read().apply(settings(Map.of(setting.name(), " ")))).isEqualTo(setting.byDefault());
    }

    @Test
    void pinsEverySettingThatThereIs() {
        List<Class<?>> groups = List.of(
                RouterSettings.class,
                Ceilings.class,
                SleepSettings.class,
                HourSettings.class,
                MailSettings.class,
                PaymentSettings.class,
                AddOnSettings.class);
        int inGroups = groups.stream()
                .mapToInt(group -> group.getRecordComponents().length)
                .sum();
        assertThat(Settings.class.getDeclaredMethods())
                .filteredOn(
                        method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .extracting(Method::getName)
                .hasSize(ALL.size() + 1 + groups.size() - inGroups)
                .contains(
                        "hostEnvironment",
                        "router",
                        "ceilings",
                        "ceilings",
                        "sleep",
                        "hours",
                        "mail",
                        "payments",
                        "addOns");
    }

    @Test
    void keepsRootsDataWhereUnprivilegedUsersMayLook() {
        System.setProperty("user.name", "root");
        assertThat(settings(Map.of()).home()).isEqualTo(Path.of("/var/lib/slipway"));
    }

    @Test
    void makesTheOperatorOneOfTheDomain() {
        assertThat(settings(Map.of("SLIPWAY_DOMAIN", "apps.example")).operatorEmail())
                .isEqualTo("operator@apps.example");
    }

    @Test
    void makesPathsAbsolute() {
        assertThat(settings(Map.of("SLIPWAY_SAMPLE", "a/../b")).sample())
                .contains(Path.of("b").toAbsolutePath());
    }

    @Test
    void showsDynosOnlyTheFewVariablesOfTheMachineThatTheyNeed() {
        Map<String, String> machine = Map.of("PATH", "/bin", "HTTPS_PROXY", "proxy:1", "AWS_SECRET", "x");
        assertThat(settings(machine).hostEnvironment())
                .containsExactlyInAnyOrderEntriesOf(Map.of("PATH", "/bin", "HTTPS_PROXY", "proxy:1"));
    }

    @Nested
    class WhenSomethingIsWrong {
        @Test
        void listsEveryProblemAtOnce() {
            assertThatThrownBy(() -> settings(Map.of(
                            "PORT", "http",
                            "SLIPWAY_STOP_GRACE", "30",
                            "SLIPWAY_DYNOS_ON_EXIT", "maybe",
                            "SLIPWAY_PROT", "1",
                            "SLIPWAY_HOMES", "/x")))
                    .isInstanceOf(SettingsException.class)
                    .hasMessage("PORT must be a whole number from 1 to 65535, not \"http\";"
                            + " SLIPWAY_DYNOS_ON_EXIT must be one of keep, stop, not \"maybe\";"
                            + " SLIPWAY_STOP_GRACE must be an ISO 8601 duration such as PT30M, not \"30\";"
                            + " SLIPWAY_HOMES is not a setting of Slipway;"
                            + " SLIPWAY_PROT is not a setting of Slipway.");
        }

        @Test
        void leavesUnknownVariablesOfOthersAlone() {
            assertThatCode(() -> settings(Map.of("SLIP", "1", "WAY", "2"))).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "65536", "-1", "1.5", "99999999999", "5000 "})
        void refusesAPortThatIsNone(String port) {
            assertThatThrownBy(() -> settings(Map.of("PORT", port))).hasMessageContaining("PORT");
        }

        @ParameterizedTest
        @ValueSource(strings = {"60", "1m", "-PT1S", "soon"})
        void refusesWhatIsNoLengthOfTime(String duration) {
            assertThatThrownBy(() -> settings(Map.of("SLIPWAY_BOOT_TIMEOUT", duration)))
                    .hasMessageContaining("not \"" + duration + "\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "yes", "TRUE"})
        void refusesWhatIsNeitherTrueNorFalse(String flag) {
            assertThatThrownBy(() -> settings(Map.of("SLIPWAY_PRIVATE_WEBHOOKS", flag)))
                    .hasMessageContaining("SLIPWAY_PRIVATE_WEBHOOKS must be true or false");
        }

        @Test
        void refusesAChoiceInOtherLetters() {
            assertThatThrownBy(() -> settings(Map.of("SLIPWAY_DYNOS_ON_EXIT", "KEEP")))
                    .hasMessageContaining("keep, stop");
        }
    }

    private static Settings settings(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("HOME", "/home/me");
        return Settings.of(all);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    @Nested
    class TheUrl {
        @Test
        void isThatOfTheOnePortUnlessSomebodySaysOtherwise() {
            assertThat(Settings.of(Map.of("PORT", "5001", "SLIPWAY_DOMAIN", "paas.example.com"))
                            .url())
                    .isEqualTo("http://paas.example.com:5001");
        }

        @Test
        void hasNoSlashAtItsEnd() {
            assertThat(Settings.of(Map.of("SLIPWAY_URL", "https://paas.example.com/"))
                            .url())
                    .isEqualTo("https://paas.example.com");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "paas.example.com",
                    "ftp://paas.example.com",
                    "https://a/b",
                    "https://u@a",
                    "https://",
                    "http://a?b"
                })
        void isRefusedWhereItIsNone(String url) {
            assertThatThrownBy(() -> Settings.of(Map.of("SLIPWAY_URL", url)))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("SLIPWAY_URL must be a URL such as");
        }
    }

    @Nested
    class Payments {
        @Test
        void byStripeNeedAKeyWhichIsNeverShown() {
            assertThatThrownBy(() -> settings(Map.of("SLIPWAY_PAYMENTS", "stripe")))
                    .hasMessage("SLIPWAY_STRIPE_KEY must be set for SLIPWAY_PAYMENTS=stripe.");
            PaymentSettings payments = settings(Map.of("SLIPWAY_PAYMENTS", "stripe", "SLIPWAY_STRIPE_KEY", "sk_test_1"))
                    .payments();
            assertThat(payments.provider()).isEqualTo(STRIPE);
            assertThat(payments.toString()).contains("STRIPE").doesNotContain("sk_test_1");
        }
    }

    @Nested
    class TheHome {
        @Test
        void ofADynoIsInItsHomeEvenForRoot() {
            System.setProperty("user.name", "root");
            assertThat(Settings.of(Map.of("DYNO", "web.1", "HOME", "/app")).home())
                    .isEqualTo(Path.of("/app/.slipway"));
        }
    }
}
