package slipway.service.monitoring.recording;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import slipway.Wiring;
import slipway.integration.database.OwnDatabase;
import slipway.model.monitoring.Resolution;
import slipway.service.monitoring.MonitoringBench;

/** A recorder without a container. */
public final class RecorderParts {
    private final SlotStore store;
    private final MetricsRecorder recorder;

    public RecorderParts(OwnDatabase database, MonitoringBench bench) {
        store = Wiring.wire(new SlotStore(), database.entities());
        recorder = Wiring.wire(
                new MetricsRecorder(),
                bench.monitored(),
                bench.metered(),
                Wiring.wire(new Records(database), database.entities(), store));
    }

    public SlotStore store() {
        return store;
    }

    public MetricsRecorder recorder() {
        return recorder;
    }

    /** What the container makes of it. */
    static class Records extends SlotRecords {
        private final OwnDatabase database;

        Records(OwnDatabase database) {
            this.database = database;
        }

        @Override
        void write(List<SlotRow> rows) {
            database.transaction(() -> super.write(rows));
        }

        @Override
        List<Dynos> lookAtDynos() {
            return database.transaction(super::lookAtDynos);
        }

        @Override
        List<UUID> withSlotsBefore(Resolution fine, Instant before) {
            return database.transaction(() -> super.withSlotsBefore(fine, before));
        }

        @Override
        void rollUp(UUID id, Resolution fine, Resolution coarse, Instant before) {
            database.transaction(() -> super.rollUp(id, fine, coarse, before));
        }

        @Override
        int sweep(Instant now) {
            return database.transaction(() -> super.sweep(now));
        }
    }
}
