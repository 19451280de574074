package slipway.integration.dynos.network;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import slipway.config.Home;

/**
 * Ports of this machine, beside the platform's own, that dynos may reach: those of add-ons' servers. Kept in the home, so
 * that they are open as soon as there are rules again after a restart.
 */
@ApplicationScoped
class Doors {
    @Inject
    Home home;

    private final Set<Integer> ports = new TreeSet<>();
    private boolean read;

    synchronized Set<Integer> known() throws IOException {
        Path file = home.dataPorts();
        if (!read && Files.exists(file)) {
            Files.readAllLines(file).stream().map(Integer::valueOf).forEach(ports::add);
        }
        read = true;
        return Set.copyOf(ports);
    }

    /** False where it was open already. */
    synchronized boolean open(int port) {
        return change(() -> ports.add(port));
    }

    synchronized boolean close(int port) {
        return change(() -> ports.remove(port));
    }

    private boolean change(java.util.function.BooleanSupplier step) {
        try {
            known();
            boolean changed = step.getAsBoolean();
            if (changed) {
                Path fresh = home.dataPorts().resolveSibling("data-ports.new");
                Files.write(fresh, ports.stream().map(String::valueOf).toList());
                Files.move(fresh, home.dataPorts(), StandardCopyOption.ATOMIC_MOVE);
            }
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException("The ports of add-ons' servers cannot be kept", e);
        }
    }
}
