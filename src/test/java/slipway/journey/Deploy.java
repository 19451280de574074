package slipway.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import slipway.testapp.TestApp;

/** Deploys sources as the Java deployers do: POST /sources, PUT, POST builds, follow the output. */
public final class Deploy {
    /** How a build ended, and what it said. */
    public record Outcome(JsonNode build, String output) {
        public boolean succeeded() {
            return build.path("status").asText().equals("succeeded");
        }
    }

    private Deploy() {}

    /** The test app as a JAR with a Procfile; {@code options} go to its command line. */
    public static Outcome testApp(Platform platform, ApiClient api, String app, String options) {
        String procfile =
                "web: java $JAVA_OPTS -jar app.jar " + options + "\nworker: java $JAVA_OPTS -jar app.jar work\n";
        return source(
                platform, api, app, new Tarball().file("Procfile", procfile).file("app.jar", testAppJar()));
    }

    public static Outcome source(Platform platform, ApiClient api, String app, Tarball tarball) {
        return source(platform, api, app, tarball, "heroku/jvm");
    }

    public static Outcome source(Platform platform, ApiClient api, String app, Tarball tarball, String buildpack) {
        JsonNode source = api.post("/sources", "").path("source_blob");
        put(platform, source.path("put_url").asText(), tarball.bytes());
        JsonNode build = api.post(
                "/apps/" + app + "/builds",
                "{\"source_blob\":{\"url\":\"%s\",\"version\":\"abcdef0123456\"},\"buildpacks\":[{\"name\":\"%s\"}]}"
                        .formatted(source.path("get_url").asText(), buildpack));
        String output = follow(platform, build.path("output_stream_url").asText());
        return new Outcome(
                api.get("/apps/" + app + "/builds/" + build.path("id").asText()), output);
    }

    public static int put(Platform platform, String url, byte[] bytes) {
        return Http.send(HttpRequest.newBuilder(local(platform, url))
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .build())
                .statusCode();
    }

    public static String follow(Platform platform, String url) {
        return Http.send(HttpRequest.newBuilder(local(platform, url)).build()).body();
    }

    /** The same URL at the address that the tests reach. */
    public static URI local(Platform platform, String url) {
        URI uri = URI.create(url);
        return URI.create("http://127.0.0.1:" + platform.port() + uri.getRawPath() + "?" + uri.getRawQuery());
    }

    /** {@link TestApp} and what it needs as a runnable JAR. */
    public static byte[] testAppJar() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TestApp.class.getName());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Path classes = Path.of("target/test-classes/slipway/testapp");
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
                Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                jar.putNextEntry(new JarEntry("slipway/testapp/" + file.getFileName()));
                Files.copy(file, jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
