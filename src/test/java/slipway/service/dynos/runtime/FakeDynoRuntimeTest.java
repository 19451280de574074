package slipway.service.dynos.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** The fake is as good as the contract. */
class FakeDynoRuntimeTest extends DynoRuntimeContract {
    private final FakeMachine machine = new FakeMachine();

    @Override
    protected DynoRuntime newRuntime() {
        return new FakeDynoRuntime(machine);
    }

    @Override
    protected void close(DynoRuntime closing) throws InterruptedException {
        ((FakeDynoRuntime) closing).close();
    }

    @Override
    protected String slugKey() {
        return "none";
    }

    @Override
    protected void open(String gate) {
        machine.open(gate);
    }

    @Override
    protected void awaitFrozen(UUID dyno) {
        assertThat(machine.find(dyno)).get().matches(FakeProcess::isFrozen);
    }

    @Override
    protected void await(String gate) {
        assertThat(machine.isOpen(gate)).isTrue();
    }
}
