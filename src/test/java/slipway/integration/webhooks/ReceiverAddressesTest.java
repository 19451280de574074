package slipway.integration.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks go out into the world, to private addresses only where that is allowed, and elsewhere never. */
class ReceiverAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "93.184.216.34, '', ''",
        "127.0.0.1, PrivateAddressRefused, ''",
        "fd12::1, PrivateAddressRefused, ''",
        "169.254.169.254, LinkLocalAddressRefused, LinkLocalAddressRefused",
        "fd00:ec2::254, MetadataAddressRefused, MetadataAddressRefused",
        "224.0.0.1, MulticastAddressRefused, MulticastAddressRefused"
    })
    void areJudgedByTheirReach(String text, String usually, String whereAllowed) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(text);
        assertThat(ReceiverAddresses.objection(address, false)).isEqualTo(usually);
        assertThat(ReceiverAddresses.objection(address, true)).isEqualTo(whereAllowed);
    }
}
