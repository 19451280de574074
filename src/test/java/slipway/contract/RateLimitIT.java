package slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;

/** A platform on which everybody has five calls an hour. */
class RateLimitIT {
    private static final Platform PLATFORM = Platform.start(Map.of("SLIPWAY_RATE_LIMIT", "5"));

    @AfterAll
    static void end() {
        PLATFORM.discard();
    }

    @Test
    void countsEachAccountsCallsDownAndRefusesTheSixth() {
        // Signing in is the first call.
        ApiClient api = Person.added(PLATFORM).api();
        List<String> left = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            HttpResponse<String> answer = api.send("GET", "/account", "");
            assertThat(answer.statusCode()).isEqualTo(200);
            left.add(answer.headers().firstValue("RateLimit-Remaining").orElse(""));
        }
        assertThat(left).containsExactly("3", "2", "1", "0");
        HttpResponse<String> refused = api.send("GET", "/account", "");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(ApiClient.parse(refused.body()).path("id").asText()).isEqualTo("rate_limit");
        assertThat(ApiClient.parse(refused.body()).path("message").asText()).isNotBlank();
        assertThat(refused.headers().firstValue("Request-Id")).isPresent();
        assertThat(Person.added(PLATFORM).api().get("/account").path("email").asText())
                .as("somebody else's calls")
                .isNotBlank();
        assertThat(api.send("GET", "/account/rate-limits", "").statusCode())
                .as("asking how many are left is free")
                .isEqualTo(200);
    }
}
