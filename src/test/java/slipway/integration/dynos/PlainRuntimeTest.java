package slipway.integration.dynos;

import java.util.Optional;
import slipway.integration.dynos.sandbox.SandboxLevel;

/** The contract where the machine makes no namespaces. */
class PlainRuntimeTest extends LocalRuntimeTest {
    @Override
    protected Optional<SandboxLevel> level() {
        return Optional.of(SandboxLevel.NONE);
    }
}
