package slipway.connect.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetrcTest {
    private static final String FULL = """
            # mine
            machine a.example
              login me@example.com
              password "with space" # why

            machine b.example login machine password default account x
            macdef init
            machine not.example password no

            machine c.example
            \tpassword ccc
            \tlogin c
            default login anonymous password me
            """;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "machine", "machine a", "machine a login", "macdef x", "#", "default", FULL})
    void isKeptAsItIs(String text) {
        assertThat(Netrc.parse(text).text()).isEqualTo(text);
    }

    @Test
    void givesEachMachinesWords() {
        Netrc netrc = Netrc.parse(FULL);
        assertThat(netrc.find("a.example").orElseThrow().password()).contains("with space");
        assertThat(netrc.find("b.example").orElseThrow().login()).contains("machine");
        assertThat(netrc.find("b.example").orElseThrow().password()).contains("default");
        assertThat(netrc.find("C.example").orElseThrow().password()).contains("ccc");
        assertThat(netrc.find("not.example")).isEmpty();
    }

    @Nested
    class AnEntry {
        private final NetrcPart entry = NetrcPart.entry("n.example", "me", "secret");

        @Test
        void isAddedBeforeTheOneForAllOtherMachines() {
            assertThat(Netrc.parse(FULL).with(entry).text())
                    .isEqualTo(FULL.replace("default login an", entry.text() + "default login an"));
        }

        @Test
        void isAddedOnALineOfItsOwn() {
            assertThat(Netrc.parse("machine a login b").with(entry).text())
                    .isEqualTo("machine a login b\n" + entry.text());
        }

        @Test
        void replacesTheOneOfTheSameMachineAndNothingElse() {
            String text = "machine a login b\nmachine n.example login x password y\n# c\nmachine d login e\n";
            assertThat(Netrc.parse(text).with(entry).text())
                    .isEqualTo("machine a login b\n" + entry.text() + "# c\nmachine d login e\n");
        }

        @Test
        void isTakenOutAndNothingElse() {
            assertThat(Netrc.parse(FULL).without("c.example").text())
                    .isEqualTo(FULL.replace("machine c.example\n\tpassword ccc\n\tlogin c\n", ""));
        }
    }
}
