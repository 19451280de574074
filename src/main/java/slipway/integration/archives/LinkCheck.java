package slipway.integration.archives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Follows a link step by step, through other links and whether or not its end exists, and tells when it leaves. */
final class LinkCheck {
    /** As many links as Linux itself follows (path_resolution(7)). */
    private static final int MAX_LINKS = 40;

    private LinkCheck() {}

    /** Whether {@code link} leads out of {@code root}, which is a real path, or in circles. */
    static boolean leadsOut(Path root, Path link) throws IOException {
        Deque<Path> steps = new ArrayDeque<>();
        Path here = link.getParent();
        int followed = 0;
        steps.add(link.getFileName());
        while (!steps.isEmpty() && here != null) {
            String step = steps.removeFirst().toString();
            Path next =
                    step.equals("..") ? here.getParent() : here.resolve(step).normalize();
            if (next == null || !next.startsWith(root)) {
                return true;
            }
            if (Files.isSymbolicLink(next)) {
                Path target = Files.readSymbolicLink(next);
                if (target.isAbsolute() || ++followed > MAX_LINKS) {
                    return true;
                }
                Deque<Path> rest = new ArrayDeque<>();
                target.forEach(rest::add);
                rest.addAll(steps);
                steps = rest;
            } else {
                here = next;
            }
        }
        return false;
    }
}
