package site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** At build time: says what of static.json has no effect here, and ends the build where it makes no sense. */
final class Check {
    private Check() {}

    public static void main(String[] arguments) throws IOException {
        Path app = Path.of(arguments[0]);
        try {
            SiteConfig config = SiteConfig.read(app);
            // A site that was meant for few is not to be shown to all.
            if (config.unknown().contains("basic_auth")) {
                fail("static.json asks for basic_auth, which is not supported here.", "Remove it to serve the site to everybody.");
            }
            for (String name : config.unknown()) {
                System.out.println(" !     Warning: \"" + name + "\" in static.json has no effect on this platform.");
            }
            if (config.errorPage != null && !Files.isRegularFile(config.root.resolve(config.errorPage))) {
                fail("static.json names an error_page that is not there: " + config.errorPage, "Add it, or correct its name.");
            }
            for (String target : config.routes.values()) {
                if (!Files.isRegularFile(config.root.resolve(target.substring(1)))) {
                    System.out.println(" !     Warning: a route in static.json leads to a file that is not there: " + target);
                }
            }
            System.out.println("       Serving " + (config.servesWholeSource(app) ? "the whole source" : app.toAbsolutePath().normalize().relativize(config.root)));
        } catch (SiteConfig.Problem e) {
            fail(e.getMessage(), e.advice);
        }
    }

    private static void fail(String message, String advice) {
        System.out.println(" !     " + message);
        System.out.println(" !     " + advice);
        System.exit(1);
    }
}
