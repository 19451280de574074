package slipway.launcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.LogManager;

/**
 * Stands in front of Jetty's runner in jetty-runner.jar, so that what goes wrong before the web application is loaded
 * (an old JDK, a port that is taken or malformed) ends with one clear line instead of a stack trace and a usage page.
 *
 * <p>Compiled for Java 8, since its first task is to tell an old JDK from a good one; it therefore reaches the runner
 * by reflection.
 */
public final class Launcher {
    /** The oldest JDK that runs the WAR and the runner. */
    private static final int OLDEST_JAVA = 17;

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        int java = javaVersion(System.getProperty("java.specification.version"));
        if (java < OLDEST_JAVA) {
            fail("Slipway needs Java " + OLDEST_JAVA + " or newer, and this is Java " + java + " ("
                    + System.getProperty("java.home") + ").");
        }
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals("--port")) {
                requireFree(args[i + 1]);
            }
        }
        System.setProperty("slipway.launched", "true");
        quietLibraries();
        Class<?> runner = Class.forName("org.eclipse.jetty.ee10.runner.Runner");
        Object instance = runner.getConstructor().newInstance();
        runner.getMethod("configure", String[].class).invoke(instance, (Object) args);
        skipLibraries(runner, instance);
        runner.getMethod("run").invoke(instance);
    }

    /**
     * Jetty reads all classes of all libraries for annotations that make servlets and listeners; ours have none, and
     * reading them is a sixth of the work of a start. The WAR's own classes are read all the same.
     */
    private static void skipLibraries(Class<?> runner, Object instance) throws ReflectiveOperationException {
        Field field = runner.getDeclaredField("_contexts");
        field.setAccessible(true);
        Object contexts = field.get(instance);
        Class<?> webApp = Class.forName("org.eclipse.jetty.ee10.webapp.WebAppContext");
        Method setAttribute = webApp.getMethod("setAttribute", String.class, Object.class);
        List<?> all = (List<?>)
                contexts.getClass().getMethod("getDescendants", Class.class).invoke(contexts, webApp);
        for (Object context : all) {
            setAttribute.invoke(context, "org.eclipse.jetty.server.webapp.WebInfIncludeJarPattern", "none");
        }
    }

    /** Turns "1.8" into 8 and "17" into 17. */
    private static int javaVersion(String specification) {
        String[] parts = specification.split("\\.");
        return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
    }

    /** Warnings of everybody and news of our own, a line each; a logging configuration of the operator's wins. */
    private static void quietLibraries() throws IOException {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        String configuration = "handlers=java.util.logging.ConsoleHandler\n"
                + "java.util.logging.ConsoleHandler.level=ALL\n"
                + "java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter\n"
                + "java.util.logging.SimpleFormatter.format=%4$s %3$s: %5$s%6$s%n\n"
                + ".level=WARNING\n"
                + "slipway.level=INFO\n";
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void requireFree(String port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(Integer.parseInt(port)));
        } catch (IllegalArgumentException e) {
            fail("PORT must be a number from 1 to 65535, not \"" + port + "\".");
        } catch (IOException e) {
            fail("Port " + port + " cannot be used (" + e.getMessage() + "). Free it, or set PORT to another one.");
        }
    }

    private static void fail(String message) {
        System.err.println("slipway: " + message);
        System.exit(1);
    }
}
