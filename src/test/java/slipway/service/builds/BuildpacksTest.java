package slipway.service.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;

/** Under which names clients may ask for our buildpacks. */
class BuildpacksTest {
    @TempDir
    Path folder;

    private final Buildpacks buildpacks = new Buildpacks();

    @BeforeEach
    void home() {
        Home home = new Home();
        Wiring.wire(home, Settings.of(Map.of("SLIPWAY_HOME", folder.toString())));
        Wiring.wire(buildpacks, home, new AppFinder(), new Activity());
    }

    @ParameterizedTest
    @CsvSource({
        "heroku/java, heroku/java",
        "heroku/jvm, heroku/jvm",
        "urn:buildpack:heroku/java, heroku/java",
        "heroku/jvm-common, heroku/jvm",
        "https://buildpack-registry.s3.amazonaws.com/buildpacks/heroku/jvm.tgz, heroku/jvm",
        "https://buildpack-registry.s3.amazonaws.com/buildpacks/heroku/java.tgz, heroku/java",
        "https://codon-buildpacks.s3.amazonaws.com/buildpacks/heroku/jvm-common.tgz, heroku/jvm",
        "https://github.com/heroku/heroku-buildpack-java, heroku/java",
        "https://github.com/heroku/heroku-buildpack-java.git, heroku/java",
        "https://github.com/heroku/heroku-buildpack-jvm-common.git, heroku/jvm"
    })
    void knowsEachByAllItsNames(String asked, String name) {
        assertThat(buildpacks.check(List.of(asked))).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "java",
                "heroku/ruby",
                "Heroku/java",
                "someone/something",
                "../somewhere",
                "file:///etc/buildpack.git",
                "ssh://git@example.org/a.git",
                "https://",
                "https://example.org"
            })
    void refusesWhatThisPlatformCannotRun(String asked) {
        assertThatThrownBy(() -> buildpacks.check(List.of(asked)))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageStartingWith("Buildpack \"" + asked + "\" is not known here; there are heroku/nodejs, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/heroku/heroku-buildpack-ruby",
                "https://github.com/me/heroku-buildpack-java",
                "https://github.com/me/heroku-buildpack-java.git#v2",
                "https://example.org/buildpacks/heroku/java.tgz",
                "https://buildpack-registryXs3.amazonaws.com/buildpacks/heroku/java.tgz"
            })
    void takesAnybodysByItsUrl(String asked) {
        assertThat(buildpacks.check(List.of(asked))).containsExactly(asked);
    }

    @Test
    void knowsThoseThatTheOperatorHasPutIntoTheHome() throws IOException {
        Files.createDirectories(folder.resolve("buildpacks/school/php"));
        assertThat(buildpacks.check(List.of("school/php", Buildpacks.registryUrl("school/php"))))
                .containsExactly("school/php", "school/php");
    }

    @Test
    void keepsTheOrder() {
        assertThat(buildpacks.check(List.of("heroku/jvm", "heroku/java"))).containsExactly("heroku/jvm", "heroku/java");
    }

    @Test
    void refusesAllWhenOneIsUnknown() {
        assertThatThrownBy(() -> buildpacks.check(List.of("heroku/java", "heroku/ruby")))
                .hasMessageContaining("heroku/ruby");
    }
}
