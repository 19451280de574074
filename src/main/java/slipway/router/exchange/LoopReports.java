package slipway.router.exchange;

import java.util.ArrayList;
import java.util.List;

/** Gathers what a loop has to tell, and hands it on once in a round: one hand-over for many requests under load. */
public final class LoopReports {
    private final Reports reports;
    private final List<Reports.Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder(512);

    LoopReports(Reports reports) {
        this.reports = reports;
    }

    /** Where a line is put together. */
    StringBuilder text() {
        text.setLength(0);
        return text;
    }

    void line(Reports.Line line) {
        lines.add(line);
    }

    void handOn() {
        if (!lines.isEmpty()) {
            reports.lines(lines);
            lines.clear();
        }
    }
}
