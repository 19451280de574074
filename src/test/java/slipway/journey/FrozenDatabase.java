package slipway.journey;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A platform's own PostgreSQL with all its processes stopped, so that it answers nobody, until this is closed. */
public final class FrozenDatabase implements AutoCloseable {
    private final List<Long> processes;

    public FrozenDatabase(Platform platform) {
        String folder = platform.home().resolve("postgres").toString();
        processes = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(folder))
                        .isPresent())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .toList();
        if (processes.isEmpty()) {
            throw new AssertionError("There is no database in " + folder);
        }
        signal("STOP");
    }

    private void signal(String name) {
        try {
            for (long process : processes) {
                new ProcessBuilder("kill", "-" + name, String.valueOf(process))
                        .inheritIO()
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        signal("CONT");
    }
}
