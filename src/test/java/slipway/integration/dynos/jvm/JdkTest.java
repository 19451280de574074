package slipway.integration.dynos.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
    @TempDir
    Path folder;

    private Path slug;
    private Path profile;

    @BeforeEach
    void makeSlug() throws IOException {
        slug = Files.createDirectories(folder.resolve("slug"));
        profile = Files.createDirectories(slug.resolve(".profile.d")).resolve("jvmcommon.sh");
    }

    @Test
    void isTheOneThatTheBuildpackHasChosen() throws IOException {
        choose(System.getProperty("java.home"));
        assertThat(Jdk.of(slug).orElseThrow().major())
                .isEqualTo(Runtime.version().feature());
    }

    @Test
    void isAnotherOneOnceItIsUpgraded() throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk/lib/server"))
                .resolve("../..")
                .normalize();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.writeString(home.resolve("lib/server/libjvm.so"), "one build");
        choose(home.toString());
        Jdk before = Jdk.of(slug).orElseThrow();
        assertThat(Jdk.of(slug)).contains(before);
        Files.writeString(home.resolve("lib/server/libjvm.so"), "the next build");
        assertThat(Jdk.of(slug).orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void isNoneWithoutOurBuildpacks() {
        assertThat(Jdk.of(slug)).isEmpty();
    }

    @Test
    void isNoneWhereTheSlugBringsIt() throws IOException {
        choose("$HOME/.jdk");
        assertThat(Jdk.of(slug)).isEmpty();
    }

    @Test
    void isNoneWhereItIsGone() throws IOException {
        choose("/no/such/jdk");
        assertThat(Jdk.of(slug)).isEmpty();
    }

    @Test
    void isNotLookedForBehindLinks() throws IOException {
        choose(System.getProperty("java.home"));
        Path elsewhere = Files.move(profile, folder.resolve("elsewhere.sh"));
        Files.createSymbolicLink(profile, elsewhere);
        assertThat(Jdk.of(slug)).isEmpty();
    }

    private void choose(String home) throws IOException {
        Files.writeString(profile, "if true; then\n    export JAVA_HOME=\"" + home + "\"\nfi\n");
    }
}
