package slipway.integration.dynos;

import java.util.Optional;
import slipway.integration.dynos.sandbox.SandboxLevel;

/** The same where the platform may make namespaces, but no users. */
class UserJvmArchivesTest extends JvmArchivesTest {
    @Override
    protected Optional<SandboxLevel> level() {
        return Optional.of(SandboxLevel.USER);
    }
}
