package slipway.integration.dynos.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveKindTest {
    private static final String PLAIN = "java $JAVA_OPTS -jar jetty-runner.jar --port $PORT app.war";
    private static final Jdk JDK_17 = new Jdk(17, "");
    private static final Jdk JDK_25 = new Jdk(25, "");

    @Test
    void isClassDataBeforeJdk25() {
        assertThat(ArchiveKind.of(JDK_17, PLAIN, Map.of())).contains(ArchiveKind.CLASS_DATA);
        assertThat(ArchiveKind.of(new Jdk(21, ""), PLAIN, Map.of())).contains(ArchiveKind.CLASS_DATA);
    }

    @Test
    void isNoneBeforeJdk17() {
        assertThat(ArchiveKind.of(new Jdk(11, ""), PLAIN, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, "exec java -cp a:b $JAVA_OPTS Main", " java ${JAVA_OPTS} -jar a.jar"})
    void isAnAotCacheWhereTheCommandIsOneJvm(String command) {
        assertThat(ArchiveKind.of(JDK_25, command, Map.of())).contains(ArchiveKind.AOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bin/start",
                "java -jar app.jar",
                "java $JAVA_OPTSX -jar app.jar",
                "java -cp a Migrate $JAVA_OPTS && java $JAVA_OPTS -jar app.jar",
                "sh -c 'java $JAVA_OPTS -jar app.jar'"
            })
    void isClassDataWhereOtherJvmsMayRunOrOptionsWouldNotArrive(String command) {
        assertThat(ArchiveKind.of(JDK_25, command, Map.of())).contains(ArchiveKind.CLASS_DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xshare:off",
                "-XX:SharedArchiveFile=app.jsa",
                "-XX:+AutoCreateSharedArchive",
                "-XX:AOTCache=app.aot",
                "-XX:ArchiveClassesAtExit=app.jsa",
                "-XX:+DisableAttachMechanism"
            })
    void isLeftToAppsThatHaveTheirOwn(String option) {
        assertThat(ArchiveKind.of(JDK_25, "java " + option + " $JAVA_OPTS -jar app.jar", Map.of()))
                .isEmpty();
        assertThat(ArchiveKind.of(JDK_17, PLAIN, Map.of("JAVA_OPTS", "-Xmx1g " + option)))
                .isEmpty();
        assertThat(ArchiveKind.of(JDK_17, PLAIN, Map.of("JAVA_TOOL_OPTIONS", option)))
                .isEmpty();
    }
}
