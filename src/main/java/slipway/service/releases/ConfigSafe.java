package slipway.service.releases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import slipway.model.releases.ConfigVars;
import slipway.model.releases.Release;
import slipway.service.secrets.SecretBox;

/** Turns config vars into what a release may store, and back. */
@ApplicationScoped
public class ConfigSafe {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN = "own";
    private static final String ATTACHED = "attached";

    @Inject
    SecretBox secrets;

    byte[] seal(UUID appId, ConfigVars config) {
        try {
            return secrets.seal(appId, JSON.writeValueAsString(Map.of(OWN, config.own(), ATTACHED, config.attached())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    public ConfigVars open(Release release) {
        try {
            String json = secrets.open(release.appId(), release.sealedConfig());
            JsonNode stored = JSON.readTree(json);
            // Releases from before there were add-ons have nothing but vars.
            return stored.path(OWN).isObject()
                    ? new ConfigVars(texts(stored.path(OWN)), texts(stored.path(ATTACHED)))
                    : new ConfigVars(texts(stored));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The config of release " + release.id() + " is no JSON", e);
        }
    }

    private static Map<String, String> texts(JsonNode object) {
        return JSON.convertValue(object, new TypeReference<Map<String, String>>() {});
    }
}
