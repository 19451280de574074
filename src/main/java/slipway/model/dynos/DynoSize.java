package slipway.model.dynos;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import slipway.model.InvalidParamsException;

/** How much a dyno gets and what it costs (Dev Center, "Dyno types"); names as the clients print them. */
public enum DynoSize {
    FREE("Free", 512, 1, 0, false),
    ECO("Eco", 512, 1, 0, false),
    BASIC("Basic", 512, 1, 700, false),
    STANDARD_1X("Standard-1X", 512, 1, 2_500, false),
    STANDARD_2X("Standard-2X", 1_024, 2, 5_000, false),
    PERFORMANCE_M("Performance-M", 2_560, 12, 25_000, true),
    PERFORMANCE_L("Performance-L", 14_336, 50, 50_000, true);

    private final String label;
    private final int memoryMb;
    private final int compute;
    private final int centsPerMonth;
    private final boolean dedicated;

    DynoSize(String label, int memoryMb, int compute, int centsPerMonth, boolean dedicated) {
        this.label = label;
        this.memoryMb = memoryMb;
        this.compute = compute;
        this.centsPerMonth = centsPerMonth;
        this.dedicated = dedicated;
    }

    /** Finds a size by its name in any case, or by its UUID. */
    public static DynoSize require(String nameOrUuid) {
        return Arrays.stream(values())
                .filter(size -> size.label.equalsIgnoreCase(nameOrUuid)
                        || size.uuid().toString().equalsIgnoreCase(nameOrUuid))
                .findFirst()
                .orElseThrow(() -> new InvalidParamsException("No such dyno size as " + nameOrUuid + ". There are "
                        + String.join(
                                ", ",
                                Arrays.stream(values()).map(DynoSize::label).toList()) + "."));
    }

    public String label() {
        return label;
    }

    /** Memory quota in MiB. */
    public int memoryMb() {
        return memoryMb;
    }

    /** Share of a processor, relative to the smallest size. */
    public int compute() {
        return compute;
    }

    /** Price of a whole month in US cents. */
    public int centsPerMonth() {
        return centsPerMonth;
    }

    public boolean isDedicated() {
        return dedicated;
    }

    /** The same for a size everywhere and always. */
    public UUID uuid() {
        return UUID.nameUUIDFromBytes(("dyno-size:" + label).getBytes(StandardCharsets.UTF_8));
    }
}
