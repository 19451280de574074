package slipway.connect.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;

/** The person's {@code ~/.netrc}, where the CLI, curl and git look for tokens too; nobody else may read it. */
public final class NetrcFile {
    private final Path file;

    private NetrcFile(Path file) {
        this.file = file;
    }

    /** Where the CLI has it: in {@code HOME}, if that is set. */
    public static NetrcFile of(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return new NetrcFile(Path.of(home, windows ? "_netrc" : ".netrc"));
    }

    /** The token for {@code machine}, which is named as in a URL. */
    public Optional<String> token(String machine) {
        return read().find(machine).flatMap(NetrcPart::password);
    }

    public void keep(String machine, String login, String token) {
        write(read().with(NetrcPart.entry(machine, login, token)));
    }

    Netrc read() {
        try {
            return Netrc.parse(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new Failure(ExitStatus.CANNOT_CREATE, "Cannot read " + file + ": " + e.getMessage());
        }
    }

    /** At once, so that other programs see the old file or the new one. */
    void write(Netrc netrc) {
        try {
            // Some people keep the file elsewhere, and have a link in its place.
            Path place = Files.exists(file) ? file.toRealPath() : file;
            // Such files are made for their owner only.
            Path fresh = Files.createTempFile(place.toAbsolutePath().getParent(), ".netrc", ".new");
            try {
                Files.writeString(fresh, netrc.text(), StandardCharsets.UTF_8);
                Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new Failure(ExitStatus.CANNOT_CREATE, "Cannot write " + file + ": " + e.getMessage());
        }
    }
}
