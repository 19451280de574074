package slipway.service.monitoring.recording;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import slipway.model.monitoring.DynoMeasures;
import slipway.model.monitoring.Measures;
import slipway.model.monitoring.RequestMeasures;

/**
 * A row of {@code metric_slot}, as PostgreSQL reads and writes it in JSON: hundreds of them are one value of one statement.
 *
 * @param start as PostgreSQL writes times
 * @param times hexadecimal, after {@code \x}
 */
public record SlotRow(
        UUID addonId,
        String start,
        String type,
        int step,
        UUID source,
        List<Long> statuses,
        long bytes,
        String times,
        long slowestMicros,
        double connectMicros,
        long connects,
        double serviceMicros,
        long services,
        double memoryMb,
        long memories,
        double memoryMostMb,
        int quotaMb,
        double loadSum,
        long loads,
        double loadMost,
        double dynosUp,
        double dynosWanted,
        long dynoLooks,
        Map<String, Long> codes) {
    private static final String HEX = "\\x";

    static SlotRow of(UUID addonId, Instant start, String type, int step, UUID source, Measures measures) {
        RequestMeasures requests = measures.requests();
        DynoMeasures dynos = measures.dynos();
        List<Long> statuses = new ArrayList<>();
        for (int hundreds = 0; hundreds < RequestMeasures.CLASSES; hundreds++) {
            statuses.add(requests.ofClass(hundreds));
        }
        return new SlotRow(
                addonId,
                start.toString(),
                type,
                step,
                source,
                statuses,
                requests.bytes(),
                HEX + HexFormat.of().formatHex(requests.times().bytes()),
                requests.slowestMicros(),
                requests.connect().sum(),
                requests.connect().count(),
                requests.service().sum(),
                requests.service().count(),
                dynos.memoryMb().sum(),
                dynos.memoryMb().count(),
                dynos.memoryMostMb(),
                dynos.quotaMb(),
                dynos.load().sum(),
                dynos.load().count(),
                dynos.loadMost(),
                dynos.up().sum(),
                dynos.wanted().sum(),
                dynos.up().count(),
                measures.codes());
    }

    public Instant startsAt() {
        return OffsetDateTime.parse(start).toInstant();
    }

    /** Adds what was measured in this slot. */
    public void addTo(Measures measures) {
        RequestMeasures requests = measures.requests();
        for (int hundreds = 0; hundreds < statuses.size(); hundreds++) {
            requests.count(hundreds, statuses.get(hundreds));
        }
        requests.bytes(bytes);
        requests.times().add(HexFormat.of().parseHex(times.substring(HEX.length())));
        requests.slowest(slowestMicros);
        requests.connect().add(connectMicros, connects);
        requests.service().add(serviceMicros, services);
        DynoMeasures dynos = measures.dynos();
        dynos.memoryMb().add(memoryMb, memories);
        dynos.load().add(loadSum, loads);
        dynos.most(memoryMostMb, quotaMb, loadMost);
        dynos.up().add(dynosUp, dynoLooks);
        dynos.wanted().add(dynosWanted, dynoLooks);
        codes.forEach(measures::count);
    }
}
