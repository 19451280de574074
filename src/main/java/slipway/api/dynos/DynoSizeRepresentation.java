package slipway.api.dynos;

import java.util.UUID;
import slipway.api.shared.NamedReference;
import slipway.model.dynos.DynoSize;

/** The {@code dyno-size} object of Platform API v3. */
public record DynoSizeRepresentation(
        UUID id,
        String name,
        String architecture,
        int compute,
        boolean canAutoscale,
        Cost cost,
        boolean dedicated,
        NamedReference generation,
        String infrastructureTier,
        double memory,
        double preciseDynoUnits,
        boolean privateSpaceOnly,
        String productDynoTier) {
    private static final double MB_PER_GB = 1024;

    /** Price of a whole month in US cents. */
    public record Cost(int cents, String unit) {}

    static DynoSizeRepresentation of(DynoSize size) {
        String tier = size.name().replaceAll("-.*", "").toLowerCase(java.util.Locale.ROOT);
        return new DynoSizeRepresentation(
                size.id(),
                size.name(),
                "amd64",
                size.compute(),
                false,
                new Cost(size.centsPerMonth(), "month"),
                size.isDedicated(),
                new NamedReference(new UUID(0, 1), "cedar"),
                tier,
                size.memoryMb() / MB_PER_GB,
                size.memoryMb() / (MB_PER_GB / 2),
                false,
                tier);
    }
}
