package slipway.integration.dynos;

import java.util.Optional;
import slipway.integration.dynos.sandbox.SandboxLevel;

/** The contract where the platform may make namespaces, but no users: as when it is not root. */
class UserRuntimeTest extends LocalRuntimeTest {
    @Override
    protected Optional<SandboxLevel> level() {
        return Optional.of(SandboxLevel.USER);
    }
}
