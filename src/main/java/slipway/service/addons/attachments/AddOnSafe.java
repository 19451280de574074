package slipway.service.addons.attachments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import slipway.model.addons.AddOn;
import slipway.service.secrets.SecretBox;

/** Seals what add-ons set, by namespace, since there are passwords in it. */
@ApplicationScoped
public class AddOnSafe {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of what is attached without a namespace. */
    private static final String USUAL = "";

    @Inject
    SecretBox secrets;

    /** What it sets without a namespace, by its provider's names. */
    public Map<String, String> config(AddOn addOn) {
        return config(addOn, Optional.empty()).orElse(Map.of());
    }

    /** What it sets in a namespace; absent where it knows none of that name. */
    public Optional<Map<String, String>> config(AddOn addOn, Optional<String> namespace) {
        return Optional.ofNullable(all(addOn).get(namespace.orElse(USUAL)));
    }

    /** Says what it sets from now on. */
    public void configure(AddOn addOn, Map<String, String> config) {
        put(addOn, USUAL, Optional.of(config));
    }

    /** The same for a namespace; nothing for one that is gone. */
    public void configure(AddOn addOn, String namespace, Optional<Map<String, String>> config) {
        put(addOn, namespace, config);
    }

    private void put(AddOn addOn, String namespace, Optional<Map<String, String>> config) {
        Map<String, Map<String, String>> all = all(addOn);
        config.ifPresentOrElse(vars -> all.put(namespace, new TreeMap<>(vars)), () -> all.remove(namespace));
        try {
            addOn.configure(secrets.seal(addOn.id(), JSON.writeValueAsString(all)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    private Map<String, Map<String, String>> all(AddOn addOn) {
        return addOn.sealedConfig()
                .map(box -> secrets.open(addOn.id(), box))
                .map(AddOnSafe::read)
                .orElseGet(HashMap::new);
    }

    private static Map<String, Map<String, String>> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<HashMap<String, Map<String, String>>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The config of an add-on is no JSON", e);
        }
    }
}
