package slipway.service.secrets;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import slipway.config.Home;
import slipway.config.Settings;

/** The platform's secret key, from the settings or the home; each use gets a key of its own derived from it. */
@ApplicationScoped
public class PlatformKey {
    private static final int BYTES = 32;

    @Inject
    Settings settings;

    @Inject
    Home home;

    private byte[] key = new byte[0];

    @PostConstruct
    void load() {
        key = settings.secretKey().map(PlatformKey::decode).orElseGet(this::fromHome);
    }

    /** A key for {@code purpose} by HMAC-SHA-256 of the platform's key. */
    SecretKeySpec derive(String purpose, String algorithm) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    /** A password for {@code purpose} that needs no storing, since it can be derived again. */
    public String password(String purpose) {
        byte[] derived = derive("password:" + purpose, "HmacSHA256").getEncoded();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
    }

    private byte[] fromHome() {
        Path file = home.secretKey();
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[BYTES];
                new SecureRandom().nextBytes(fresh);
                Path temporary = file.resolveSibling(file.getFileName() + ".new");
                Files.deleteIfExists(temporary);
                Files.createFile(
                        temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(temporary, Base64.getEncoder().encodeToString(fresh));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The secret key in " + file + " cannot be read or made", e);
        }
    }

    private static byte[] decode(String base64) {
        try {
            byte[] decoded = Base64.getDecoder().decode(base64);
            if (decoded.length == BYTES) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            // Reported below, together with keys of the wrong length.
        }
        throw new IllegalArgumentException("SLIPWAY_SECRET_KEY must be 32 bytes in base64.");
    }
}
