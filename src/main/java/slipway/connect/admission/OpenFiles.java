package slipway.connect.admission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

/** Asks lsof(8), which macOS has, which processes are at the other end of a connection on this machine. */
final class OpenFiles {
    private OpenFiles() {}

    /** By their numbers. */
    static LongStream holders(int theirPort, int ourPort) throws IOException {
        // One field a line: p and the process, then n and the name of each of its sockets.
        Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + theirPort, "-Fpn")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String connection = ":" + theirPort + "->127.0.0.1:" + ourPort;
        LongStream.Builder holders = LongStream.builder();
        long process = 0;
        String fields = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String field : fields.lines().toList()) {
            if (field.startsWith("p")) {
                process = Long.parseLong(field.substring(1));
            } else if (field.startsWith("n")
                    && field.replace("[::ffff:127.0.0.1]", "127.0.0.1").endsWith(connection)) {
                holders.add(process);
            }
        }
        return holders.build();
    }
}
