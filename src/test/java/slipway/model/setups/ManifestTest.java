package slipway.model.setups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which values the config vars of a new app get, and which somebody has to give. */
class ManifestTest {
    private static final Manifest.About ABOUT = new Manifest.About(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static Manifest of(EnvVar... env) {
        return new Manifest(
                ABOUT,
                List.of(env),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static EnvVar required(String name, String value) {
        return new EnvVar(name, Optional.empty(), Optional.ofNullable(value), true, false);
    }

    private static EnvVar generated(String name) {
        return new EnvVar(name, Optional.empty(), Optional.empty(), true, true);
    }

    private static EnvVar optional(String name) {
        return new EnvVar(name, Optional.empty(), Optional.empty(), false, false);
    }

    @Test
    void takesWhatWasGivenOverWhatIsDeclared() {
        assertThat(of(required("A", "1"), required("B", "2")).config(Map.of("B", "3", "C", "4"), () -> "made up"))
                .isEqualTo(Map.of("A", "1", "B", "3", "C", "4"));
    }

    @Test
    void makesUpASecretUnlessOneWasGiven() {
        Manifest manifest = of(generated("A"));
        assertThat(manifest.config(Map.of(), () -> "made up")).isEqualTo(Map.of("A", "made up"));
        assertThat(manifest.config(Map.of("A", ""), () -> "made up")).isEqualTo(Map.of("A", "made up"));
        assertThat(manifest.config(Map.of("A", "mine"), () -> "made up")).isEqualTo(Map.of("A", "mine"));
    }

    @Test
    void leavesOutWhatIsOptionalAndHasNoValue() {
        assertThat(of(optional("A")).config(Map.of(), () -> "made up")).isEmpty();
        assertThat(of(optional("A")).missing(Map.of())).isEmpty();
    }

    @Test
    void missesWhatIsRequiredAndHasNoValue() {
        Manifest manifest = of(required("A", null), required("B", ""), required("C", "3"), generated("D"));
        assertThat(manifest.missing(Map.of())).containsExactly("config var A is required", "config var B is required");
        assertThat(manifest.missing(Map.of("A", "1", "B", " "))).containsExactly("config var B is required");
        assertThat(manifest.missing(Map.of("A", "1", "B", "2"))).isEmpty();
    }

    @Test
    void missesARequiredVarThatSomebodyEmptied() {
        assertThat(of(required("A", "1")).missing(Map.of("A", ""))).containsExactly("config var A is required");
    }

    @Test
    void keepsTheFormationInASetup() {
        List<FormationWish> wishes = List.of(
                new FormationWish("web", Optional.of(2), Optional.of("Standard-1X")),
                new FormationWish("worker", Optional.empty(), Optional.empty()));
        assertThat(FormationWish.read(FormationWish.write(wishes))).isEqualTo(wishes);
        assertThat(FormationWish.read("")).isEmpty();
    }
}
