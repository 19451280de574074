package slipway.model.monitoring;

/** What was seen of dynos whenever they were looked at. Not thread-safe. */
public final class DynoMeasures {
    private final Sum memoryMb = new Sum();
    private double memoryMostMb;
    private int quotaMb;
    private final Sum load = new Sum();
    private double loadMost;
    private final Sum up = new Sum();
    private final Sum wanted = new Sum();

    void add(DynoMeasures other) {
        memoryMb.add(other.memoryMb);
        memoryMostMb = Math.max(memoryMostMb, other.memoryMostMb);
        quotaMb = Math.max(quotaMb, other.quotaMb);
        load.add(other.load);
        loadMost = Math.max(loadMost, other.loadMost);
        up.add(other.up);
        wanted.add(other.wanted);
    }

    /** A look at one dyno. */
    public void look(double megabytes, int quotaMegabytes, double loadOfMinute) {
        memoryMb.add(megabytes, 1);
        load.add(loadOfMinute, 1);
        most(megabytes, quotaMegabytes, loadOfMinute);
    }

    /** The most that was seen at any dyno. */
    public void most(double megabytes, int quotaMegabytes, double loadOfMinute) {
        memoryMostMb = Math.max(memoryMostMb, megabytes);
        quotaMb = Math.max(quotaMb, quotaMegabytes);
        loadMost = Math.max(loadMost, loadOfMinute);
    }

    /** A look at how many dynos are up. */
    public void dynos(int isUp, int isWanted) {
        up.add(isUp, 1);
        wanted.add(isWanted, 1);
    }

    /** Of each dyno, in MiB. */
    public Sum memoryMb() {
        return memoryMb;
    }

    public double memoryMostMb() {
        return memoryMostMb;
    }

    /** 0 where nothing was looked at. */
    public int quotaMb() {
        return quotaMb;
    }

    /** Of each dyno: processes that want a processor, over a minute. */
    public Sum load() {
        return load;
    }

    public double loadMost() {
        return loadMost;
    }

    /** Dynos that were up. */
    public Sum up() {
        return up;
    }

    /** Dynos that should have been. */
    public Sum wanted() {
        return wanted;
    }
}
