package slipway.service.addons.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.addons.AddOnService;
import slipway.model.addons.partners.PushedManifest;
import slipway.service.secrets.SecretBox;
import slipway.service.secrets.Tokens;

/** Keeps manifests sealed, since they hold the secrets by which the platform and a provider know each other. */
@ApplicationScoped
public class ManifestSafe {
    /** Heroku's name for the version that a manifest was made of. */
    static final String BASE = "$base";

    /** Characters. */
    private static final int MAX_CONTENTS = 65_536;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    SecretBox secrets;

    @Inject
    ManifestReader reader;

    /** Secrets that are left out stay; those of a new service are made up, as Heroku's portal does. */
    ObjectNode complete(JsonNode given, Optional<AddOnService> present) {
        if (!(given instanceof ObjectNode object) || given.toString().length() > MAX_CONTENTS) {
            throw new InvalidParamsException(
                    "The manifest must be a JSON object of at most %,d characters.".formatted(MAX_CONTENTS));
        }
        ObjectNode contents = object.deepCopy();
        contents.remove(BASE);
        if (contents.get("api") instanceof ObjectNode api) {
            for (String secret : List.of("password", "sso_salt")) {
                if (!api.hasNonNull(secret)) {
                    api.put(secret, before(present, secret).orElseGet(Tokens::newSecret));
                }
            }
        }
        return contents;
    }

    /** As it is stored, be the rest of that manifest one that would still be taken or not. */
    private Optional<String> before(Optional<AddOnService> present, String secret) {
        return present.flatMap(service -> service.sealedManifest().map(kept -> parse(secrets.open(service.id(), kept))))
                .map(manifest -> manifest.at("/api/" + secret).asText())
                .filter(text -> !text.isEmpty());
    }

    byte[] seal(UUID service, UUID version, ObjectNode contents) {
        contents.put(BASE, version.toString());
        return secrets.seal(service, contents.toString());
    }

    /** What a manifest says, for whoever may manage its service. */
    public JsonNode contents(PushedManifest version) {
        return parse(secrets.open(version.serviceId(), version.sealed()));
    }

    /** How a provider is to be asked now. */
    public Manifest of(AddOnService service) {
        byte[] sealed = service.sealedManifest()
                .orElseThrow(() -> new IllegalStateException(service.name() + " is not registered"));
        return reader.read(parse(secrets.open(service.id(), sealed)));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored manifest is no JSON", e);
        }
    }
}
