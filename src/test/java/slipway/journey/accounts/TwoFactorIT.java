package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.HerokuCli;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Program;

/** Getting a token takes a code beside the password once its owner has asked for that. */
class TwoFactorIT {
    private static final Platform PLATFORM = Platform.shared();

    private static HttpResponse<String> login(Person person, String password, String... code) {
        String basic =
                Base64.getEncoder().encodeToString((person.email() + ":" + password).getBytes(StandardCharsets.UTF_8));
        String[] headers = code.length == 0 ? new String[0] : new String[] {"Heroku-Two-Factor-Code", code[0]};
        return PLATFORM.api().as("Basic " + basic).send("POST", "/oauth/authorizations", "{}", headers);
    }

    private static void assertAsksForACode(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        JsonNode error = ApiClient.parse(answer.body());
        assertThat(error.path("id").asText()).isEqualTo("two_factor");
        assertThat(error.path("message").asText())
                .startsWith("A second authentication factor or pre-authorization is required for this request.");
    }

    @Nested
    class WhenItIsOn {
        private final Person person = Person.added(PLATFORM);
        private final ApiClient before = person.api();
        private final Person.TwoFactor second = person.withTwoFactor();

        @Test
        void thePasswordAloneIsNotEnough() {
            assertAsksForACode(login(person, person.password()));
        }

        @Test
        void aCodeLetsInOnce() {
            String code = second.app().code();
            assertThat(login(person, person.password(), code).statusCode()).isEqualTo(201);
            assertAsksForACode(login(person, person.password(), code));
        }

        @Test
        void theCodeThatTurnedItOnIsSpent() {
            assertAsksForACode(login(person, person.password(), second.firstCode()));
        }

        @Test
        void eachOfTenRecoveryCodesLetsInOnce() {
            assertThat(second.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
            String code = second.recoveryCodes().get(3);
            assertThat(login(person, person.password(), code).statusCode()).isEqualTo(201);
            assertAsksForACode(login(person, person.password(), code));
            assertThat(login(
                                    person,
                                    person.password(),
                                    second.recoveryCodes().get(4).toUpperCase().replace("-", " "))
                            .statusCode())
                    .isEqualTo(201);
        }

        @Test
        void aWrongCodeIsAskedForAgainAndAWrongPasswordIsNot() {
            assertAsksForACode(login(person, person.password(), "abcdef"));
            assertThat(login(person, "not-the-password", second.app().code()).statusCode())
                    .isEqualTo(401);
        }

        @Test
        void theAccountSaysSo() {
            JsonNode account = before.get("/account");
            assertThat(account.path("two_factor_authentication").asBoolean()).isTrue();
            assertThat(account.path("mfa_enabled").asBoolean()).isTrue();
            assertThat(PLATFORM.api()
                            .get("/account")
                            .path("two_factor_authentication")
                            .asBoolean())
                    .isFalse();
        }

        @Test
        void guessingIsRefusedAfterTenWrongCodes() {
            for (int i = 0; i < 10; i++) {
                assertAsksForACode(login(person, person.password(), "wrong" + i));
            }
            HttpResponse<String> refused =
                    login(person, person.password(), second.app().code());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(ApiClient.parse(refused.body()).path("id").asText()).isEqualTo("rate_limit");
            assertThat(before.get("/account").path("email").asText()).isEqualTo(person.email());
        }

        @Test
        void itsSecretsAreNowhereInClear() {
            String used = second.recoveryCodes().get(0);
            login(person, person.password(), used);
            login(person, person.password(), "not-this-code");
            JsonNode granted =
                    ApiClient.json(login(person, person.password(), second.app().code()));
            String token = granted.path("access_token").path("token").asText();
            StringBuilder everything = new StringBuilder(PLATFORM.output());
            for (String table : List.of(
                    "two_factor",
                    "recovery_code",
                    "sign_in_session",
                    "ssh_key",
                    "oauth_authorization",
                    "account",
                    "activity_event")) {
                everything.append(PlatformDatabase.dump(PLATFORM, table));
            }
            String hex = HexFormat.of().formatHex(second.app().secret().getBytes(StandardCharsets.US_ASCII));
            assertThat(everything.toString())
                    .contains(person.email())
                    .doesNotContain(second.app().secret(), hex, person.password(), token, "not-this-code")
                    .doesNotContain(used, used.replace("-", ""))
                    .doesNotContain(second.recoveryCodes().get(1));
        }
    }

    @Test
    void guessingAPasswordIsRefusedAfterTenWrongOnesAndOnlyForThatAccount() {
        Person person = Person.added(PLATFORM);
        for (int i = 0; i < 10; i++) {
            assertThat(login(person, "wrong-" + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<String> refused = login(person, person.password());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(ApiClient.parse(refused.body()).path("id").asText()).isEqualTo("rate_limit");
        assertThat(Person.added(PLATFORM).api().get("/account").path("email").asText())
                .isNotEmpty();
    }

    @Test
    void whatHappenedIsNoted() {
        Person.TwoFactor second = Person.added(PLATFORM).withTwoFactor();
        Person person = second.person();
        login(person, person.password(), "wrong");
        login(person, person.password(), second.recoveryCodes().get(0));
        assertThat(PlatformDatabase.dump(PLATFORM, "activity_event")
                        .lines()
                        .filter(row -> row.contains(person.email())))
                .anyMatch(row -> row.contains("Turned two-factor authentication on"))
                .anyMatch(row -> row.contains("Gave a wrong second factor"))
                .anyMatch(row -> row.contains("Used a recovery code"))
                .anyMatch(row -> row.contains("oauth-authorization") && row.contains("Signed in"));
    }

    @Nested
    @EnabledIf("slipway.journey.HerokuCli#isInstalled")
    class InTheTerminal {
        @TempDir
        Path home;

        @Test
        void theCliAsksForTheCode() {
            Person.TwoFactor second = Person.added(PLATFORM).withTwoFactor();
            Person person = second.person();
            HerokuCli cli = HerokuCli.signedOut(PLATFORM, home);
            Program.Ended login = cli.login(
                    person.email(), person.password(), Optional.of(second.app().code()));
            assertThat(login.out()).contains("Two-factor code").contains("Logged in as " + person.email());
            assertThat(login.status()).isZero();
            assertThat(cli.run("auth:2fa").out()).isEqualTo("Two-factor authentication is enabled\n");
        }

        @Test
        void theCliTakesARecoveryCodeAndRefusesAWrongOne() {
            Person.TwoFactor second = Person.added(PLATFORM).withTwoFactor();
            Person person = second.person();
            HerokuCli cli = HerokuCli.signedOut(PLATFORM, home);
            Program.Ended wrong = cli.login(person.email(), person.password(), Optional.of("000000"));
            assertThat(wrong.out()).doesNotContain("Logged in");
            assertThat(wrong.status()).isNotZero();
            Program.Ended right = cli.login(
                    person.email(),
                    person.password(),
                    Optional.of(second.recoveryCodes().get(0)));
            assertThat(right.out()).contains("Logged in as " + person.email());
        }

        @Test
        void theCliSaysWhereItIsNotOn() {
            HerokuCli cli = HerokuCli.withToken(PLATFORM, home, PLATFORM.api().token());
            assertThat(cli.run("auth:2fa").out()).isEqualTo("Two-factor authentication is not enabled\n");
        }
    }
}
