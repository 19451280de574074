package slipway.integration.dynos.output;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells when the file {@code output} in a watched folder has grown: one inotify thread for all dynos, no polling. */
public final class OutputWatch implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutputWatch.class.getName());

    private final WatchService service;
    private final Map<WatchKey, Runnable> grown = new ConcurrentHashMap<>();
    private final Map<Path, WatchKey> keys = new ConcurrentHashMap<>();

    public OutputWatch() throws IOException {
        service = FileSystems.getDefault().newWatchService();
        Thread thread = new Thread(this::watch, "dyno-output-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Calls {@code action}, which must not block, now and whenever the output grows. */
    public void add(Path folder, Runnable action) throws IOException {
        WatchKey key = folder.register(service, StandardWatchEventKinds.ENTRY_MODIFY);
        grown.put(key, action);
        keys.put(folder, key);
        action.run();
    }

    public void remove(Path folder) {
        WatchKey key = keys.remove(folder);
        if (key != null) {
            key.cancel();
            grown.remove(key);
        }
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                boolean outputGrew = false;
                for (WatchEvent<?> event : key.pollEvents()) {
                    outputGrew |= event.kind() == StandardWatchEventKinds.OVERFLOW
                            || String.valueOf(event.context()).equals("output");
                }
                key.reset();
                Runnable action = grown.get(key);
                if (outputGrew && action != null) {
                    action.run();
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException stopping) {
            LOG.log(Level.FINE, "Output is no longer watched", stopping);
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.log(Level.FINE, "Output was no longer watched", e);
        }
    }
}
