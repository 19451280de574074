package slipway.model.dynos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import slipway.model.InvalidParamsException;

/** The dyno sizes, by every name that clients use. */
class DynoSizeTest {
    @ParameterizedTest
    @CsvSource({
        "free, FREE",
        "Eco, ECO",
        "BASIC, BASIC",
        "standard-1x, STANDARD_1X",
        "Standard-2X, STANDARD_2X",
        "PERFORMANCE-M, PERFORMANCE_M",
        "Performance-L, PERFORMANCE_L"
    })
    void isFoundInAnyCase(String name, DynoSize size) {
        assertThat(DynoSize.require(name)).isEqualTo(size);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsUuid(DynoSize size) {
        assertThat(DynoSize.require(size.uuid().toString())).isEqualTo(size);
    }

    @Test
    void hasAUuidOfItsOwn() {
        assertThat(Arrays.stream(DynoSize.values()).map(DynoSize::uuid)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "FREE, 512",
        "ECO, 512",
        "BASIC, 512",
        "STANDARD_1X, 512",
        "STANDARD_2X, 1024",
        "PERFORMANCE_M, 2560",
        "PERFORMANCE_L, 14336"
    })
    void hasTheMemoryOfTheDevCenter(DynoSize size, int memoryMb) {
        assertThat(size.memoryMb()).isEqualTo(memoryMb);
    }

    @Test
    void namesTheSizesThatThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> DynoSize.require("huge"))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage("No such dyno size as huge. There are Free, Eco, Basic, Standard-1X, Standard-2X,"
                        + " Performance-M, Performance-L.");
    }
}
