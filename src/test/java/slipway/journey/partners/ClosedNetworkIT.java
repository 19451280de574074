package slipway.journey.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.model.net.Reach;
import slipway.partner.ProviderProcess;

/** Calls to providers are no way into this machine or its networks, unless an operator has allowed that. */
class ClosedNetworkIT {
    private static String ownName() throws UnknownHostException {
        InetAddress here = InetAddress.getLocalHost();
        assumeTrue(Reach.of(here) == Reach.PRIVATE, "this machine's own name leads inside");
        return here.getHostName();
    }

    @Test
    void refusesProvidersInsideByNameAndByWhereNamesLead() throws UnknownHostException {
        try (Platform platform = Platform.start(Map.of("SLIPWAY_PRIVATE_PROVIDERS", "false"));
                ProviderProcess acme = ProviderProcess.start()) {
            ApiClient api = platform.api();
            for (String url :
                    List.of("http://127.0.0.1/x", "https://127.0.0.1/x", "https://localhost/x", "https://10.0.0.1/x")) {
                ObjectNode manifest = acme.manifest();
                manifest.withObject("/api/production").put("base_url", url).remove("sso_url");
                HttpResponse<String> answer = api.send("POST", "/api/v3/addons", "{\"contents\":" + manifest + "}");
                assertThat(answer.statusCode()).as(url).isEqualTo(422);
                assertThat(answer.body()).contains("api.production.base_url");
            }
            // A name that leads inside, which shows only when it is called: this machine's own.
            ObjectNode manifest = acme.manifest();
            manifest.withObject("/api/production")
                    .put("base_url", "https://" + ownName() + ":9/x")
                    .remove("sso_url");
            HttpResponse<String> registered = api.send("POST", "/api/v3/addons", "{\"contents\":" + manifest + "}");
            assertThat(registered.statusCode()).isEqualTo(201);
            String app = api.createApp();
            HttpResponse<String> answer =
                    api.send("POST", "/apps/" + app + "/addons", "{\"plan\":\"" + acme.service() + ":test\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("leads to where providers may not be");
            assertThat(PlatformDatabase.of(platform).texts("SELECT 1 FROM addon"))
                    .isEmpty();
        }
    }
}
