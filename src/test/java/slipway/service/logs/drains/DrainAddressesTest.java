package slipway.service.logs.drains;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.Wiring;
import slipway.config.Settings;

/** Drains reach the world; this machine and private networks only by the operator's leave, and metadata never. */
class DrainAddressesTest {
    private final DrainAddresses usual = addresses("false");
    private final DrainAddresses lenient = addresses("true");

    private static DrainAddresses addresses(String privateDrains) {
        return Wiring.wire(
                new DrainAddresses(), Settings.of(Map.of("HOME", "/tmp", "SLIPWAY_PRIVATE_DRAINS", privateDrains)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "100.63.0.1", "172.32.0.1"})
    void reachTheWorld(String address) throws UnknownHostException {
        assertThat(usual.allow(InetAddress.getByName(address))).isTrue();
        assertThat(usual.refuseByName(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "fd12::1",
                "::ffff:127.0.0.1"
            })
    void reachWhatIsPrivateByLeaveOnly(String address) throws UnknownHostException {
        assertThat(usual.allow(InetAddress.getByName(address))).isFalse();
        assertThat(usual.refuseByName(address)).isTrue();
        assertThat(lenient.allow(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "fd00:ec2::254", "100.100.100.200", "224.0.0.1"})
    void neverReachMetadataNorNeighbours(String address) throws UnknownHostException {
        assertThat(usual.allow(InetAddress.getByName(address))).isFalse();
        assertThat(lenient.allow(InetAddress.getByName(address))).isFalse();
        assertThat(lenient.refuseByName(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "my-app.localhost"})
    void knowThisMachineByName(String name) {
        assertThat(usual.refuseByName(name)).isTrue();
        assertThat(lenient.refuseByName(name)).isFalse();
    }
}
