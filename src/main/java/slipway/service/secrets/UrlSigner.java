package slipway.service.secrets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import slipway.config.Settings;

/** Makes URLs that carry their own proof, for clients that send no token there (sources, log and build streams). */
@ApplicationScoped
public class UrlSigner {
    @Inject
    PlatformKey platformKey;

    @Inject
    Settings settings;

    /** An absolute URL of {@code path} (which may have a query) on this platform, good until {@code expires}. */
    public String sign(String method, String path, Instant expires) {
        String dated = path + (path.contains("?") ? "&" : "?") + "expires=" + expires.getEpochSecond();
        return baseUrl() + dated + "&signature=" + signature(method, dated);
    }

    /** Whether {@code pathAndQuery}, as it was requested, was signed here for {@code method} and has not expired. */
    public boolean isValid(String method, String pathAndQuery, Instant now) {
        int mark = pathAndQuery.lastIndexOf("&signature=");
        int expiry = pathAndQuery.lastIndexOf("expires=", Math.max(mark, 0));
        if (mark < 0 || expiry < 0) {
            return false;
        }
        String dated = pathAndQuery.substring(0, mark);
        byte[] given = pathAndQuery.substring(mark + "&signature=".length()).getBytes(StandardCharsets.US_ASCII);
        byte[] right = signature(method, dated).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, given)
                && Long.parseLong(dated.substring(expiry + "expires=".length())) > now.getEpochSecond();
    }

    /** Where this platform answers, without a slash at the end. */
    public String baseUrl() {
        return settings.url();
    }

    private String signature(String method, String dated) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(platformKey.derive("url-signer", "HmacSHA256"));
            byte[] hash = mac.doFinal((method + " " + dated).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
