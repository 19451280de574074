package slipway.service.addons.opening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a provider is told of somebody who looks at an add-on (Dev Center, "Add-on Single Sign-on"): who they are, and three
 * proofs of it, of which providers check the one that they know. Good for as long as the provider says, which is 5 minutes.
 *
 * @param salt of the service's manifest
 */
record SingleSignOn(String salt, Instant time) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Somebody who looks at an add-on. */
    record Viewer(UUID id, String email) {}

    /**
     * An add-on that is looked at.
     *
     * @param providerId what its provider calls it
     * @param app that it is billed to
     * @param contextApp in which somebody looks at it
     */
    record Viewed(UUID id, String providerId, String serviceName, String app, String contextApp) {}

    Map<String, Object> params(Viewed addOn, Viewer viewer) {
        Map<String, Object> params = facts(addOn, viewer, time);
        params.put("token", token(addOn.providerId()));
        params.put("resource_token", token(addOn.id().toString()));
        params.put("user_scoped_resource_token", userToken(addOn.id(), viewer));
        return params;
    }

    /** What is told without a proof: to our own pages, which know who has signed in. */
    static Map<String, Object> facts(Viewed addOn, Viewer viewer, Instant time) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("id", addOn.providerId());
        params.put("token", "");
        params.put("resource_id", addOn.id().toString());
        params.put("resource_token", "");
        params.put("timestamp", time.getEpochSecond());
        params.put("nav-data", navigation(addOn));
        params.put("email", viewer.email());
        params.put("user_id", viewer.id().toString());
        params.put("app", addOn.app());
        params.put("owning_app", addOn.app());
        params.put("attached_app", addOn.contextApp());
        params.put("context_app", addOn.contextApp());
        return params;
    }

    /** The oldest and the second proof: of the add-on, by its provider's name or by ours. */
    String token(String id) {
        return hash("SHA-1", id + ":" + salt + ":" + time.getEpochSecond());
    }

    /** The newest proof, also of who looks at it. */
    String userToken(UUID resource, Viewer viewer) {
        return hash(
                "SHA-256",
                resource + ":" + salt + ":" + time.getEpochSecond() + ":" + viewer.id() + ":" + viewer.email());
    }

    /** For the navigation bar that Heroku's dashboard shares with providers, as base64 of JSON. */
    private static String navigation(Viewed addOn) {
        try {
            byte[] json = JSON.writeValueAsBytes(Map.of("addon", addOn.serviceName(), "appname", addOn.contextApp()));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    private static String hash(String algorithm, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    /** Without what must not be written anywhere. */
    @Override
    public String toString() {
        return "SingleSignOn[" + time + "]";
    }
}
