package slipway.service.setups;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import slipway.service.secrets.SecretBox;

/** Turns the config vars that somebody gave into what a setup may store, and back. */
@ApplicationScoped
public class EnvSafe {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SecretBox secrets;

    byte[] seal(UUID appId, Map<String, String> env) {
        try {
            return secrets.seal(appId, JSON.writeValueAsString(env));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    Map<String, String> open(UUID appId, byte[] sealed) {
        try {
            return JSON.readValue(secrets.open(appId, sealed), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written as JSON can be read", e);
        }
    }
}
