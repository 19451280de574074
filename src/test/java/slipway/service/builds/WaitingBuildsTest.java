package slipway.service.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What builds that wait are told. */
class WaitingBuildsTest {
    private final Map<UUID, List<Integer>> told = new HashMap<>();
    private final WaitingBuilds waiting = new WaitingBuilds(
            2,
            (build, ahead) ->
                    told.computeIfAbsent(build, id -> new ArrayList<>()).add(ahead));
    private final UUID appA = UUID.randomUUID();
    private final UUID appB = UUID.randomUUID();
    private final UUID appC = UUID.randomUUID();

    @Test
    void aBuildThatCanBeginIsToldNothing() {
        begun(appA);
        begun(appB);
        assertThat(told).isEmpty();
    }

    @Test
    void aBuildWaitsForThatOfItsOwnApp() {
        begun(appA);
        assertThat(told.get(added(appA))).containsExactly(1);
    }

    @Test
    void aBuildWaitsWhileAllThreadsAreTaken() {
        UUID first = begun(appA);
        begun(appB);
        UUID third = added(appC);
        assertThat(told.get(third)).containsExactly(2);
        waiting.end(first);
        waiting.begin(third);
        assertThat(told.get(third)).containsExactly(2);
    }

    @Test
    void isToldAnewAsThoseBeforeItEnd() {
        UUID first = begun(appA);
        UUID second = added(appA);
        UUID third = added(appA);
        waiting.end(first);
        waiting.begin(second);
        assertThat(told.get(second)).containsExactly(1);
        assertThat(told.get(third)).containsExactly(2, 1);
    }

    private UUID added(UUID app) {
        UUID build = UUID.randomUUID();
        waiting.add(build, app);
        return build;
    }

    private UUID begun(UUID app) {
        UUID build = added(app);
        waiting.begin(build);
        return build;
    }
}
