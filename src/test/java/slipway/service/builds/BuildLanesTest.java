package slipway.service.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which build may begin when. */
class BuildLanesTest {
    private final UUID app = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final BuildLanes lanes = new BuildLanes(workers::add);
    private final List<String> done = new ArrayList<>();

    private void add(UUID to, String name) {
        lanes.add(to, () -> done.add(name));
    }

    private void work() {
        for (Runnable next = workers.poll(); next != null; next = workers.poll()) {
            next.run();
        }
    }

    @Test
    void buildsOfOneAppGoOneAfterAnother() {
        add(app, "first");
        add(app, "second");
        add(app, "third");
        assertThat(workers).hasSize(1);
        work();
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void buildsOfSeveralAppsGoAtOnce() {
        add(app, "one");
        add(other, "two");
        assertThat(workers).hasSize(2);
    }

    @Test
    void aLaneThatWasEmptyIsUsedAgain() {
        add(app, "first");
        work();
        add(app, "second");
        work();
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void aBuildThatComesWhileAnotherEndsIsNotForgotten() {
        lanes.add(app, () -> add(app, "second"));
        work();
        assertThat(done).containsExactly("second");
    }
}
