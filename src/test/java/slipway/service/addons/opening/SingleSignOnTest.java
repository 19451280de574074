package slipway.service.addons.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proofs that Heroku's providers check. */
class SingleSignOnTest {
    private static final SingleSignOn SIGN_ON =
            new SingleSignOn("2f97bfa52ca102f8874716e2eb1d3b4920ad0be4", Instant.ofEpochSecond(1_267_597_772));

    private static final UUID ADD_ON = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    private static final SingleSignOn.Viewer VIEWER =
            new SingleSignOn.Viewer(UUID.fromString("fedcba98-7654-3210-fedc-ba9876543210"), "me@example.com");

    /** Dev Center, "Add-on Single Sign-on", has this example. */
    @Test
    void provesAsInHerokusExample() {
        assertThat(SIGN_ON.token("123")).isEqualTo("bb466eb1d6bc345d11072c3cd25c311f21be130d");
    }

    @Test
    void tellsWhoLooksAtWhat() {
        Map<String, Object> params =
                SIGN_ON.params(new SingleSignOn.Viewed(ADD_ON, "123", "Acme", "owner-app", "this-app"), VIEWER);
        assertThat(params)
                .containsEntry("id", "123")
                .containsEntry("token", "bb466eb1d6bc345d11072c3cd25c311f21be130d")
                .containsEntry("resource_id", ADD_ON.toString())
                .containsEntry("resource_token", SIGN_ON.token(ADD_ON.toString()))
                .containsEntry("timestamp", 1_267_597_772L)
                .containsEntry("email", "me@example.com")
                .containsEntry("user_id", VIEWER.id().toString())
                .containsEntry("app", "owner-app")
                .containsEntry("context_app", "this-app");
        String navigation =
                new String(Base64.getUrlDecoder().decode((String) params.get("nav-data")), StandardCharsets.UTF_8);
        assertThat(navigation).contains("\"addon\":\"Acme\"", "\"appname\":\"this-app\"");
    }

    /** SHA-256 of uuid:salt:time:user:email, by another program. */
    @Test
    void provesWhoLooksAtIt() {
        assertThat(SIGN_ON.userToken(ADD_ON, VIEWER))
                .isEqualTo("b8c5ecdd3c5dfc56cfd036742b1810079da5258fc852c4cd55c514d9d88eb249");
    }

    @Test
    void neverPrintsTheSalt() {
        assertThat(SIGN_ON.toString()).doesNotContain("2f97");
    }
}
