package slipway.web.billing;

/** Times as people read them. */
final class Hours {
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;

    private Hours() {}

    /** Such as {@code 12 h 5 min} or {@code 8 s}. */
    static String of(long seconds) {
        if (seconds >= HOUR) {
            return seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
        }
        return seconds >= MINUTE ? seconds / MINUTE + " min " + seconds % MINUTE + " s" : seconds + " s";
    }
}
