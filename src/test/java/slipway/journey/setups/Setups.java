package slipway.journey.setups;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** Asks for setups of tarballs as clients do, and looks at what they make of an app. */
final class Setups {
    private Setups() {}

    /** @param more further fields of the request's body */
    static HttpResponse<String> ask(Platform platform, ApiClient api, Tarball tarball, String more) {
        JsonNode source = api.post("/sources", "").path("source_blob");
        Deploy.put(platform, source.path("put_url").asText(), tarball.bytes());
        String body = "{\"source_blob\":{\"url\":\"%s\",\"version\":\"v1\"}%s}"
                .formatted(source.path("get_url").asText(), more.isEmpty() ? "" : "," + more);
        return api.send("POST", "/app-setups", body);
    }

    static Map<String, String> config(ApiClient api, String app) {
        Map<String, String> config = new TreeMap<>();
        api.get("/apps/" + app + "/config-vars")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        return config;
    }
}
