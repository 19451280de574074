package slipway.service.secrets;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;

/** Platform keys for tests, each made of one byte 32 times. */
public final class Keys {
    private Keys() {}

    public static Settings settings(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Settings.of(Map.of(
                "SLIPWAY_SECRET_KEY", Base64.getEncoder().encodeToString(key),
                "SLIPWAY_DOMAIN", "apps.example",
                "PORT", "8080"));
    }

    public static PlatformKey key(int fill) {
        Settings settings = settings(fill);
        return Wiring.wire(new PlatformKey(), settings, Wiring.wire(new Home(), settings));
    }
}
