package slipway.router.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what a loop has to tell, and hands it on some milliseconds later: one hand-over, and one thread woken, for many
 * requests.
 */
public final class LoopReports {
    private static final long WAIT_NANOS = 10_000_000;
    private static final int MOST = 500;

    private final Reports reports;
    private final LoopMeters meters;
    private long first;
    private final List<Reports.Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder(512);

    public LoopReports(Reports reports) {
        this.reports = reports;
        meters = new LoopMeters(reports);
    }

    /** Where a line is put together. */
    public StringBuilder text() {
        text.setLength(0);
        return text;
    }

    public void line(Reports.Line line, long now) {
        if (lines.isEmpty()) {
            first = now;
        }
        lines.add(line);
    }

    /** Hands on what has waited long enough; returns whether something still waits. */
    public boolean handOn(long now) {
        meters.handOn(now);
        if (lines.isEmpty()) {
            return false;
        }
        if (lines.size() < MOST && now - first < WAIT_NANOS) {
            return true;
        }
        handOnLines();
        return false;
    }

    private void handOnLines() {
        try {
            reports.lines(lines);
        } finally {
            lines.clear();
        }
    }

    public void handOnAll() {
        handOnLines();
        meters.handOnAll();
    }

    public LoopMeters meters() {
        return meters;
    }
}
