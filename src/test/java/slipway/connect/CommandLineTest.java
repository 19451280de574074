package slipway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static CommandLine parse(String line) {
        return CommandLine.parse(List.of(line.split(" ")));
    }

    @Test
    void hasOptionsBeforeTheCommandAndLeavesItsOwnAlone() {
        CommandLine line = parse("http://localhost:5000 --port 4000 -v --ca ca.pem -- heroku login -i --port 1");
        assertThat(line.platform().authority()).isEqualTo("localhost:5000");
        assertThat(line.port()).isEqualTo(4000);
        assertThat(line.verbose()).isTrue();
        assertThat(line.ca()).contains(Path.of("ca.pem"));
        assertThat(line.login()).isFalse();
        assertThat(line.command()).containsExactly("heroku", "login", "-i", "--port", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login https://a.example", "https://a.example login", "-v https://a.example login"})
    void takesALoginBeforeOrAfterTheUrl(String line) {
        assertThat(parse(line).login()).isTrue();
    }

    @Test
    void isForAShellWithoutACommand() {
        assertThat(parse("https://a.example").command()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v",
                "https://a.example heroku apps",
                "https://a.example --",
                "https://a.example --unknown",
                "https://a.example --port",
                "https://a.example --port 65536",
                "https://a.example --port x",
                "https://a.example login -- true"
            })
    void isRefusedWhereItMeansNothing(String line) {
        assertThatThrownBy(() -> parse(line)).hasMessageEndingWith("; --help says more.");
    }
}
