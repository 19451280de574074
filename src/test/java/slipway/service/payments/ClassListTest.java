package slipway.service.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import slipway.model.InvalidParamsException;

/** Reads lists as people have them. */
class ClassListTest {
    private static List<String> emails(String text) {
        return ClassList.parse(text).stream()
                .map(line -> line.number() + " " + line.email().orElse("-"))
                .toList();
    }

    @Test
    void oneAddressALine() {
        assertThat(emails("ada@example.com\ngrace@example.com\n"))
                .containsExactly("1 ada@example.com", "2 grace@example.com");
    }

    @Test
    void aHeadingEmptyLinesAndOtherColumnsDoNotMatter() {
        assertThat(emails("sep=;\r\nName;E-Mail\r\n\r\nLovelace, Ada;ada@example.com;17\r\n;;\r\n"))
                .containsExactly("4 ada@example.com");
        assertThat(emails("\uFEFFName\tE-Mail\nAda\tada@example.com")).containsExactly("2 ada@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"ada@example.com\"|ada@example.com",
                "\"Lovelace; \"\"Ada\"\"\" , \" ada@example.com \"|ada@example.com",
                "\"a;b\";ada@example.com|ada@example.com",
                "5\" screen;ada@example.com|ada@example.com",
                "\"not closed;ada@example.com|ada@example.com",
                "Ada <x>;ADA@Example.com|ADA@Example.com"
            })
    void quotesAreReadAsExcelWritesThem(String line, String email) {
        assertThat(ClassList.parse("heading\n" + line).get(0).email()).contains(email);
    }

    @Test
    void aQuoteThatNobodyClosedSwallowsNobody() {
        assertThat(emails("\"Ada;ada@example.com\nGrace;grace@example.com\n\"Joan\";joan@example.com"))
                .containsExactly("1 ada@example.com", "2 grace@example.com", "3 joan@example.com");
    }

    @Test
    void aLineWithoutAnAddressIsShown() {
        List<ClassList.Line> lines = ClassList.parse("ada@example.com\n  Grace   Hopper ;\n" + "x".repeat(200));
        assertThat(lines.get(1)).isEqualTo(new ClassList.Line(2, "Grace Hopper ;", Optional.empty()));
        assertThat(lines.get(2).text()).hasSize(103).endsWith("...");
    }

    @Test
    void filesInUtf8AndThoseOfAnOlderExcelAreRead() {
        assertThat(ClassList.decode("Größe;ada@example.com".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Größe;ada@example.com");
        assertThat(ClassList.decode("Größe;ada@example.com".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("Größe;ada@example.com");
    }

    @Test
    void tenThousandLinesAreTakenAndNoneMore() {
        String most = "ada@example.com\n".repeat(ClassList.MAX_LINES);
        assertThat(ClassList.parse(most)).hasSize(10_000);
        assertThatThrownBy(() -> ClassList.parse(most + "grace@example.com"))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageContaining("10,000 lines");
        assertThatThrownBy(() -> ClassList.parse("x".repeat(ClassList.MAX_SIZE + 1)))
                .isInstanceOf(InvalidParamsException.class);
    }
}
