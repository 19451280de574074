package slipway.integration.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a DATABASE_URL is taken apart for JDBC. */
class DatabaseUrlTest {
    @Nested
    class WhenItIsAsHerokuWritesIt {
        @ParameterizedTest
        @CsvSource({
            "postgres://u:p@db.example:5433/name, jdbc:postgresql://db.example:5433/name",
            "postgresql://u:p@db.example/name, jdbc:postgresql://db.example:5432/name",
            "postgres://u:p@db/name?sslmode=require, jdbc:postgresql://db:5432/name?sslmode=require",
            "postgres://u:p@[::1]:5433/name, jdbc:postgresql://[::1]:5433/name"
        })
        void hasAJdbcUrl(String text, String jdbcUrl) {
            assertThat(DatabaseUrl.parse(text).jdbcUrl()).isEqualTo(jdbcUrl);
        }

        @ParameterizedTest
        @CsvSource({
            "postgres://me:secret@db/name, me, secret",
            "postgres://me@db/name, me, ''",
            "postgres://me:@db/name, me, ''",
            "postgres://m%40e:a%3Ab%2F%25@db/name, m@e, a:b/%",
            "postgres://me:a+b:c@db/name, me, a+b:c"
        })
        void hasAUserAndAPassword(String text, String user, String password) {
            DatabaseUrl url = DatabaseUrl.parse(text);
            assertThat(url.user()).isEqualTo(user);
            assertThat(url.password()).isEqualTo(password);
        }

        @Test
        void neverPrintsThePassword() {
            assertThat(DatabaseUrl.parse("postgres://me:secret@db/name")).hasToString("jdbc:postgresql://db:5432/name");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "postgres:secret",
                "mysql://u:secret@db/name",
                "jdbc:postgresql://db/name",
                "postgres://u:secret@db",
                "postgres://u:secret@db/",
                "postgres://db/name?password=secret",
                "postgres:///name",
                "postgres://u:secret@d b/name",
                "postgres://u:se%cret@db/name"
            })
    void refusesEverythingElseWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("DATABASE_URL must look like postgres://user:password@host:5432/name.")
                .hasMessageNotContaining("secret");
    }
}
