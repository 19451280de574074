package slipway.model.dynos;

import java.util.List;
import slipway.model.InvalidParamsException;

/** Sizes as they are at the beginning, of each kind one. */
public final class TestSizes {
    public static final List<DynoSize> ALL = List.of(
            new DynoSize("Free", 1, "free", new SizeTerms(512, 1, 256, 0, 1, true)),
            new DynoSize("Basic", 2, "basic", new SizeTerms(512, 1, 256, 700, 1, true)),
            new DynoSize("Standard-1X", 3, "production", new SizeTerms(512, 1, 256, 2_500, 100, true)),
            new DynoSize("Standard-2X", 4, "production", new SizeTerms(1_024, 2, 512, 5_000, 100, true)));

    private TestSizes() {}

    public static void require(String name) {
        if (ALL.stream().noneMatch(size -> size.isCalled(name))) {
            throw new InvalidParamsException("No such dyno size as " + name + ".");
        }
    }
}
