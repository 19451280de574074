package slipway.service.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** Under which names clients may ask for our buildpacks. */
class BuildpacksTest {
    private final Buildpacks buildpacks = new Buildpacks();

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
                "https://github.com/heroku/heroku-buildpack-ruby",
                "https://github.com/me/heroku-buildpack-java",
                "https://evil.example/buildpacks/heroku/java.tgz",
                "https://buildpack-registryXs3.amazonaws.com/buildpacks/heroku/java.tgz"
            })
    void refusesWhatThisPlatformCannotRun(String asked) {
        assertThatThrownBy(() -> buildpacks.check(List.of(asked)))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage("Buildpack \"" + asked + "\" is not known here; there are heroku/java, heroku/jvm.");
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
