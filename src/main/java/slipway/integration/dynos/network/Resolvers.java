package slipway.integration.dynos.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name servers that dynos ask. A server on the machine's own loopback address is out of their reach; where that is
 * systemd's, the servers behind it are asked.
 *
 * @param file what dynos see as /etc/resolv.conf
 */
record Resolvers(Path file, List<String> addresses) {
    private static final Path USUAL = Path.of("/etc/resolv.conf");
    private static final Path BEHIND_SYSTEMD = Path.of("/run/systemd/resolve/resolv.conf");

    static Resolvers ofThisMachine() {
        return Stream.of(USUAL, BEHIND_SYSTEMD)
                .map(Resolvers::of)
                .filter(found -> !found.addresses.isEmpty())
                .findFirst()
                .orElse(new Resolvers(USUAL, List.of()));
    }

    private static Resolvers of(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return new Resolvers(
                    file,
                    lines.map(line -> line.strip().split("\\s+"))
                            .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                            .map(words -> words[1])
                            .filter(address -> address.contains(".") && !address.startsWith("127."))
                            .toList());
        } catch (IOException none) {
            return new Resolvers(file, List.of());
        }
    }
}
