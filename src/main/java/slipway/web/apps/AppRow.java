package slipway.web.apps;

import java.time.Instant;
import java.util.List;
import slipway.web.dynos.ProcessRow;

/** An app in the list of apps: where it is, how it is, and what it runs. */
public record AppRow(
        String name,
        String url,
        String buildpack,
        boolean maintenance,
        int version,
        String description,
        Instant releasedAt,
        List<ProcessRow> processes) {
    public AppRow {
        processes = List.copyOf(processes);
    }

    /** Whether there is code to run, but no dyno wanted for it. */
    public boolean isOff() {
        return !processes.isEmpty()
                && processes.stream().allMatch(process -> process.dynos().isEmpty());
    }
}
