package slipway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are networks. */
class Ipv4NetworkTest {
    @ParameterizedTest
    @ValueSource(strings = {"10.98.0.0/20", "192.168.7.0/24", "172.16.0.0/16", "10.0.0.16/28"})
    void isOneWhereItBeginsAtItsFirstAddress(String text) {
        assertThat(Ipv4Network.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.98.3.0/20", "10.98.0.1/24", "10.300.0.0/16", "10.98.0.0/33", "10.98.0.0", "x"})
    void isNoneOtherwise(String text) {
        assertThat(Ipv4Network.isOne(text)).isFalse();
    }
}
