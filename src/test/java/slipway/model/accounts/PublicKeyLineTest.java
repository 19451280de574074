package slipway.model.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** Public keys as ssh-keygen writes them; whatever is none of a type that is safe is refused. */
class PublicKeyLineTest {
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDzn+6elt8OhT1vGKf5SyZtvb4lCSXoYtonG9/M87hPI me@exampl" + "e.com";
    private static final String RSA =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDO09QoMthuuwAZa9x83hDQDrFAMIcJMIkKf4UynIjRWleDg9Km0N"
                    + "mFQLNG4/m4f0YbHoS7uJJo0ls9nFLzMmC0zbmSPQE/X1KlDalxvjyslBWgPUCXOAc5OhOQgbur6DWSbWbVANxZM23y"
                    + "hPHcy/ZiAUZE9evmubHSwnNXmrloFEQlCkVHawmkFidSyev7yweGfZaDoDAYCiMTq6lZN0rjlCIeBowEfXkyUNP0au"
                    + "SEYCvmzjKELslZCuPZZzc19ee1msQmrb4qcIlLdwZ4JPs0/vUsgvYosfDidwg3dtt9v0cISolnfJfgk/UcxCeRckww"
                    + "xaWUbvYibVya03jeX9vv me@rsa";
    private static final String RSA_1024 =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC3sinhlXQa10imG7JEIZx2erSyrpGNn675Z8ArZN230xN/mYBH3E"
                    + "tSZMr0mBEtbR/JLy8R517NGAm9rPVOu2Q0KXW5q5X9YSQ5gmiWFIUsTjF9WzNsarWQ1eRCkALUCzIx369jyuisUqW5"
                    + "of1PgywLei+0hPVxpLmq+FnLQOv5Yw== weak";
    private static final String EC_256 =
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBNL0GwPTfRsO+IkjOP"
                    + "tsG02p+VesqAU4H2pGeKJsrUV6kWeyRd2ZZHPmovapmyZgBFtjLcjtulocVmXLhO/UiWw= ec";
    private static final String EC_384 =
            "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBCgmAhgO1DFJVWPSe5"
                    + "Bcl0RYP6FtWEUGFmK6yWdzKPSlSgOjwkEatiDlEWyGwv22bse+wkqMmvdSJHjJpp20eUx45D5BdeYBaQxiXHm0o+p/"
                    + "T6ulilmvPxZ7bTcwxxGPhg== ec";
    private static final String EC_521 =
            "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBADt0w8MDeJ7AG8TS4"
                    + "CUfw4aKl0Wtoww0Ok1WabJ42gtbRuK/i8XE4nYIJmKhwo6af+wXvlwyDpSo1qlUPO14fIgOwDlV12EmfJvqM6arMZ+"
                    + "NkYZJwnS9TU8rc9xswn89V7YBmXqeciCDVveY8rrH72Q2X4PZg10ziJl8KRJHDFInvSWhg== ec";

    static Stream<String[]> good() {
        return Stream.of(
                new String[] {ED25519, "0b:83:d7:50:37:b1:78:34:45:c2:69:30:58:c3:b3:5b"},
                new String[] {RSA, "23:30:fc:3d:67:b6:99:5d:ae:93:3e:86:b5:b7:59:44"},
                new String[] {EC_256, "71:fc:3e:d7:e0:f9:81:9d:68:1a:a5:e2:62:84:ce:3b"},
                new String[] {EC_384, "2c:b0:7f:28:c0:06:0f:dc:47:ef:19:2a:91:c5:6a:7b"},
                new String[] {EC_521, "c2:6e:53:dc:9c:67:49:f2:e8:68:7f:e4:41:35:84:43"});
    }

    @ParameterizedTest
    @MethodSource("good")
    void hasTheFingerprintThatSshKeygenShows(String line, String fingerprint) {
        assertThat(PublicKeyLine.parse(line, "").fingerprint()).isEqualTo(fingerprint);
    }

    @ParameterizedTest
    @MethodSource("good")
    void staysAsItWas(String line, String fingerprint) {
        assertThat(PublicKeyLine.parse(line + "\n", "").text()).isEqualTo(line);
    }

    @Test
    void isTheSameKeyWhateverItsComment() {
        PublicKeyLine one = PublicKeyLine.parse(ED25519, "");
        PublicKeyLine other = PublicKeyLine.parse(ED25519 + " at work", "");
        assertThat(other.comment()).isEqualTo("me@example.com at work");
        assertThat(other.blobHash()).isEqualTo(one.blobHash());
    }

    @Test
    void getsACommentWhereItHasNone() {
        String bare = ED25519.substring(0, ED25519.lastIndexOf(' '));
        assertThat(PublicKeyLine.parse(bare, "owner@example.com").text()).isEqualTo(bare + " owner@example.com");
    }

    @Test
    void isRefusedWhereItIsTooShortToBeSafe() {
        assertRefused(RSA_1024, "1024 bits; it needs at least 2048");
    }

    @Test
    void isRefusedWhereItIsPrivateWithoutRepeatingIt() {
        String text = "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n-----END OPENSSH PRIVATE KEY-----";
        assertThatThrownBy(() -> PublicKeyLine.parse(text, ""))
                .hasMessageContaining("private key")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "ssh-ed25519", "ssh-ed25519 !!!", "command=\"ls\" ssh-ed25519 AAAA"})
    void isRefusedWhereItIsNoLineOfAKey(String text) {
        assertRefused(text, "public_key");
    }

    @Test
    void isRefusedWhereThereAreTwo() {
        assertRefused(ED25519 + "\n" + RSA, "one line");
    }

    @ParameterizedTest
    @MethodSource("good")
    void isRefusedWhereItIsCutOff(String line, String fingerprint) {
        String[] parts = line.split(" ");
        byte[] blob = Base64.getDecoder().decode(parts[1]);
        for (int length : new int[] {0, 3, 12, blob.length / 2, blob.length - 1}) {
            assertRefused(parts[0] + " " + encode(Arrays.copyOf(blob, length)), "public_key");
        }
        assertRefused(parts[0] + " " + encode(Arrays.copyOf(blob, blob.length + 1)), "not whole");
    }

    @ParameterizedTest
    @CsvSource({"ssh-rsa", "ssh-dss", "ecdsa-sha2-nistp384", "ecdsa-sha2-"})
    void isRefusedWhereItIsOfAnotherTypeThanItSays(String type) {
        assertRefused(type + " " + EC_256.split(" ")[1], "is no " + type + " key");
    }

    @Test
    void isRefusedWhereItsTypeIsNotTaken() {
        byte[] blob = {0, 0, 0, 7, 's', 's', 'h', '-', 'd', 's', 's'};
        assertRefused("ssh-dss " + encode(blob), "of the type ssh-dss");
    }

    @Test
    void isRefusedWhereItsPointIsNotOnTheCurve() {
        byte[] blob = Base64.getDecoder().decode(EC_256.split(" ")[1]);
        blob[blob.length - 1] ^= 1;
        assertRefused("ecdsa-sha2-nistp256 " + encode(blob), "not whole");
    }

    private static String encode(byte[] blob) {
        return Base64.getEncoder().encodeToString(blob);
    }

    private static void assertRefused(String line, String message) {
        assertThatThrownBy(() -> PublicKeyLine.parse(line, ""))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessageContaining(message);
    }
}
