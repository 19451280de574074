package slipway.web.shared;

import java.util.Locale;

/** Amounts of bytes as people read them. */
public final class Sizes {
    private static final double KILOBYTE = 1 << 10;
    private static final double MEGABYTE = 1 << 20;
    private static final double GIGABYTE = 1 << 30;

    private Sizes() {}

    /** Such as {@code 7.4 MB}. */
    public static String of(long bytes) {
        if (bytes >= GIGABYTE) {
            return String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
        }
        return bytes >= MEGABYTE
                ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE)
                : String.format(Locale.ROOT, "%.0f KB", bytes / KILOBYTE);
    }
}
