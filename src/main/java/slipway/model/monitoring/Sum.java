package slipway.model.monitoring;

/** Several values, of which the mean can be told. Not thread-safe. */
public final class Sum {
    private double sum;
    private long count;

    public void add(double more, long values) {
        sum += more;
        count += values;
    }

    void add(Sum other) {
        add(other.sum, other.count);
    }

    public double sum() {
        return sum;
    }

    public long count() {
        return count;
    }

    /** 0 of none. */
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }
}
