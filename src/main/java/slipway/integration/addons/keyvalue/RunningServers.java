package slipway.integration.addons.keyvalue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the servers that an earlier platform has left running, by the settings that they name in their command lines. */
final class RunningServers {
    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

    private RunningServers() {}

    /** @param folders where the folders of all servers lie */
    static Map<UUID, ProcessHandle> find(Path folders) throws IOException {
        Pattern named = Pattern.compile(Pattern.quote(folders + "/") + ID + "/" + ServerFolder.CONFIG);
        Map<Long, UUID> processes = new HashMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path each : all) {
                Matcher line = named.matcher(commandLine(each));
                if (line.find()) {
                    processes.put(Long.valueOf(each.getFileName().toString()), UUID.fromString(line.group(1)));
                }
            }
        }
        Map<UUID, ProcessHandle> servers = new HashMap<>();
        processes.forEach((pid, id) -> ProcessHandle.of(pid)
                .filter(process -> !isChild(process, processes))
                .ifPresent(process -> servers.put(id, process)));
        return servers;
    }

    /** Such as one that writes a server's data to the disk, and ends by itself. */
    private static boolean isChild(ProcessHandle process, Map<Long, UUID> processes) {
        Optional<ProcessHandle> parent = process.parent();
        return parent.isPresent() && processes.containsKey(parent.get().pid());
    }

    private static String commandLine(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }
}
