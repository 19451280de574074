package slipway.model.dynos;

import slipway.model.InvalidParamsException;

/** What operators may change of a size; units and meaning as in {@link DynoSize}. */
public record SizeTerms(int memoryMb, int compute, int processes, int centsPerMonth, int mostPerType, boolean offered) {
    private static final int LEAST_MEMORY_MB = 32;
    private static final int MOST_MEMORY_MB = 1_048_576;
    private static final int MOST_COMPUTE = 100;
    private static final int LEAST_PROCESSES = 16;
    private static final int MOST_PROCESSES = 1_000_000;

    public SizeTerms {
        within("Memory", memoryMb, LEAST_MEMORY_MB, MOST_MEMORY_MB);
        within("The share of a processor", compute, 1, MOST_COMPUTE);
        within("The number of processes", processes, LEAST_PROCESSES, MOST_PROCESSES);
        within("The price", centsPerMonth, 0, Integer.MAX_VALUE);
        within("The number of dynos of one type", mostPerType, 1, Formation.MAX_QUANTITY);
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidParamsException("%s must be from %d to %d, not %d.".formatted(what, least, most, value));
        }
    }
}
