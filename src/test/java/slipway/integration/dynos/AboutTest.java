package slipway.integration.dynos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.DynoSpec;

/** What a dyno's folder says about it survives the platform. */
class AboutTest {
    private final DynoSpec spec = new DynoSpec(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "web-2_x.1",
            "run it",
            "a1b2",
            Map.of("KEY", "secret"),
            5001,
            new Allowance(512, 1024, 1, 256));

    @Test
    void isReadAsItWasWritten() {
        assertThat(About.parse(About.of(spec, 40_001, "10.98.0.7").text() + "\n"))
                .isEqualTo(new About(spec.id(), spec.appId(), "web-2_x.1", 5001, "a1b2", 40_001, "10.98.0.7"));
    }

    @Test
    void holdsNoSecrets() {
        assertThat(About.of(spec, 40_001, "10.98.0.7").text()).doesNotContain("secret");
    }
}
