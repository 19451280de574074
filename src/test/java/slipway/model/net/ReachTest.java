package slipway.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses are the world outside, and which are inside in one way or another. */
class ReachTest {
    @ParameterizedTest
    @CsvSource({
        "WORLD, 93.184.216.34",
        "WORLD, 100.63.0.1",
        "WORLD, 100.128.0.1",
        "WORLD, 172.32.0.1",
        "WORLD, 192.0.1.1",
        "WORLD, 198.20.0.1",
        "WORLD, 2606:2800:220:1::1",
        "PRIVATE, 127.0.0.1",
        "PRIVATE, 127.8.8.8",
        "PRIVATE, 0.0.0.0",
        "PRIVATE, 0.1.2.3",
        "PRIVATE, 10.1.2.3",
        "PRIVATE, 172.16.0.1",
        "PRIVATE, 192.168.0.1",
        "PRIVATE, 100.64.0.1",
        "PRIVATE, 192.0.0.8",
        "PRIVATE, 198.18.0.1",
        "PRIVATE, 240.0.0.1",
        "PRIVATE, ::",
        "PRIVATE, ::1",
        "PRIVATE, ::ffff:127.0.0.1",
        "PRIVATE, fc00::1",
        "PRIVATE, fec0::1",
        "PRIVATE, 64:ff9b::7f00:1",
        "PRIVATE, 2002:7f00:1::",
        "LINK_LOCAL, 169.254.169.254",
        "LINK_LOCAL, ::ffff:169.254.169.254",
        "LINK_LOCAL, fe80::1",
        "METADATA, fd00:ec2::254",
        "METADATA, 100.100.100.200",
        "METADATA, 192.0.0.192",
        "MULTICAST, 224.0.0.1",
        "MULTICAST, 255.255.255.255",
        "MULTICAST, ff02::1"
    })
    void isThatOfTheAddress(Reach reach, String address) throws UnknownHostException {
        assertThat(Reach.of(InetAddress.getByName(address))).isEqualTo(reach);
    }
}
