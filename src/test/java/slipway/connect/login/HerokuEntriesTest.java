package slipway.connect.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the netrc when the child logs in: it believes that the platform is Heroku. */
class HerokuEntriesTest {
    private static final String OWN = """
            machine api.heroku.com
              login me@example.com
              password HRKU-mine
            # work
            machine git.heroku.com login me@example.com password HRKU-mine
            """;

    private static final String LOGGED_IN = """
            machine api.heroku.com
              login op@example.com
              password slipway-new
            machine git.heroku.com
              login op@example.com
              password slipway-new
            """;

    private static final String KEPT = """
            machine paas.example.com
              login op@example.com
              password slipway-new
            """;

    @TempDir
    Path home;

    private Path file;
    private NetrcFile netrc;

    @BeforeEach
    void name() {
        file = home.resolve(".netrc");
        netrc = NetrcFile.of(Map.of("HOME", home.toString()));
    }

    private String after(String before, String byChild) throws IOException {
        if (!before.isEmpty()) {
            Files.writeString(file, before);
        }
        HerokuEntries entries = HerokuEntries.remember(netrc);
        Files.writeString(file, byChild);
        entries.restore("paas.example.com");
        return Files.readString(file);
    }

    @Test
    void areRemovedWhereThereWereNone() throws IOException {
        assertThat(after("", LOGGED_IN)).isEqualTo(KEPT);
    }

    @Test
    void areAsTheyWereBefore() throws IOException {
        assertThat(after(OWN, LOGGED_IN)).isEqualTo(OWN.replace("# work\n", "") + KEPT);
    }

    @Test
    void stayWhereTheChildDidNotTouchThem() throws IOException {
        assertThat(after(OWN, OWN)).isEqualTo(OWN);
    }

    @Test
    void stayWhereTheChildLoggedInToHerokuItself() throws IOException {
        String other = OWN.replace("HRKU-mine", "HRKU-new");
        assertThat(after(OWN, other)).isEqualTo(other);
    }

    @Test
    void stayAwayWhereTheChildLoggedOut() throws IOException {
        assertThat(after(OWN, "machine other login a password b\n")).isEqualTo("machine other login a password b\n");
    }

    @Test
    void leaveAFileThatItsOwnerAloneMayRead() throws IOException {
        after("", LOGGED_IN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void areWrittenToWhereALinkLeads() throws IOException {
        Path elsewhere = Files.createDirectory(home.resolve("dotfiles")).resolve("netrc");
        Files.writeString(elsewhere, OWN);
        Files.createSymbolicLink(file, elsewhere);
        netrc.keep("paas.example.com", "op@example.com", "slipway-new");
        assertThat(Files.isSymbolicLink(file)).isTrue();
        assertThat(Files.readString(elsewhere)).isEqualTo(OWN + KEPT);
    }
}
