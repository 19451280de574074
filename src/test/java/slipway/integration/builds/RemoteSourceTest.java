package slipway.integration.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.Wiring;
import slipway.config.Settings;
import slipway.integration.archives.SourceArchive;
import slipway.service.builds.BuildFailedException;

/** Sources and buildpacks from other servers, here a real one that hands out a real git repository as plain files. */
class RemoteSourceTest {
    @TempDir
    Path folder;

    private HttpServer server;
    private Path repository;

    @BeforeEach
    void serve() throws Exception {
        repository = folder.resolve("served.git");
        Path work = folder.resolve("work");
        try (Git git =
                Git.init().setDirectory(work.toFile()).setInitialBranch("main").call()) {
            commit(git, work, "first");
            git.branchCreate().setName("old").call();
            git.tag().setName("v1").call();
            commit(git, work, "second");
        }
        run(folder, "git", "clone", "-q", "--bare", work.toString(), repository.toString());
        // What a server without git needs to tell what there is.
        run(repository, "git", "update-server-info");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/served.git/", exchange -> {
            Path file = repository.resolve(exchange.getRequestURI().getPath().substring("/served.git/".length()));
            byte[] content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(
                    Files.isRegularFile(file) ? 200 : 404, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void takesTheBranchOfTheRepositoryItself() throws Exception {
        assertThat(fetched("")).hasContent("second");
    }

    @Test
    void takesTheBranchBehindTheHash() throws Exception {
        assertThat(fetched("#old")).hasContent("first");
    }

    @Test
    void takesTheTagBehindTheHash() throws Exception {
        assertThat(fetched("#v1")).hasContent("first");
    }

    @Test
    void saysWhichBranchIsNotThere() {
        assertThatThrownBy(() -> fetched("#missing"))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void saysWhatCannotBeFetched() {
        assertThatThrownBy(() -> fetch(url().replace("served", "absent"), true))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("absent.git cannot be fetched");
    }

    @Test
    void leavesNothingOfTheRepositoryBehind() throws Exception {
        fetch(url(), true);
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    void goesToNoPrivateAddress() {
        assertThatThrownBy(() -> fetch(url(), false))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("is not public");
        assertThatThrownBy(() -> fetch(url() + "/HEAD", false))
                .isInstanceOf(BuildFailedException.class)
                .hasMessageContaining("is not public");
    }

    private Path fetched(String branch) throws Exception {
        Path tarball = fetch(url() + branch, true);
        Path unpacked = folder.resolve("unpacked");
        try (InputStream in = Files.newInputStream(tarball)) {
            SourceArchive.unpackGzip(in, unpacked, 1_000_000);
        }
        return unpacked.resolve("name");
    }

    private Path fetch(String url, boolean privately) throws BuildFailedException, IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>();
        environment.put("SLIPWAY_PRIVATE_SOURCES", String.valueOf(privately));
        RemoteSource source = new RemoteSource();
        Wiring.wire(source, Settings.of(environment));
        Path tarball = folder.resolve("tarball");
        source.fetch(url, tarball, folder.resolve("scratch"), 10);
        return tarball;
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/served.git";
    }

    private static void commit(Git git, Path work, String content) throws Exception {
        Files.writeString(work.resolve("name"), content);
        git.add().addFilepattern("name").call();
        git.commit()
                .setMessage(content)
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call();
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
