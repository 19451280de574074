package slipway.service.metrics;

/**
 * How long the parts of a request took, in nanoseconds.
 *
 * @param took from its arrival to its answer's end
 * @param connect to reach its dyno; negative where none was to be reached
 * @param service from then to its answer's end; negative where no dyno was reached
 */
public record Times(long took, long connect, long service) {
    public static Times of(long took) {
        return new Times(took, -1, -1);
    }
}
