package slipway.service;

import java.util.concurrent.ThreadFactory;

/** Threads of workers that nobody waits for when the platform ends. */
public final class DaemonThreads {
    private DaemonThreads() {}

    /** @param name of every one, as thread dumps show it */
    public static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
