package slipway.integration.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are the world outside. */
class ReceiverAddressesTest {
    private static String objection(String address, boolean privateAllowed) throws UnknownHostException {
        return ReceiverAddresses.objection(InetAddress.getByName(address), privateAllowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "100.63.0.1", "172.32.0.1", "198.20.0.1", "2606:2800:220:1::1"})
    void letsPublicOnesPass(String address) throws UnknownHostException {
        assertThat(objection(address, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.1.2.3", "172.16.0.1", "192.168.0.1", "100.64.0.1",
                "198.18.0.1", "240.0.0.1", "::", "::1", "::ffff:127.0.0.1", "fd00:ec2::254", "fc00::1", "fec0::1",
                "64:ff9b::7f00:1", "2002:7f00:1::"
            })
    void takesPrivateOnesOnlyWhereThatIsAllowed(String address) throws UnknownHostException {
        assertThat(objection(address, false)).isEqualTo("PrivateAddressRefused");
        assertThat(objection(address, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "::ffff:169.254.169.254", "fe80::1"})
    void refusesLinkLocalOnesAlways(String address) throws UnknownHostException {
        assertThat(objection(address, true)).isEqualTo("LinkLocalAddressRefused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.1", "255.255.255.255", "ff02::1"})
    void refusesWhatIsNobodysAlways(String address) throws UnknownHostException {
        assertThat(objection(address, true)).isEqualTo("MulticastAddressRefused");
    }
}
