package slipway.connect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.connect.StubPlatform;

/** {@code heroku run} as it is on the wire: TLS to the listener that the platform was told of, the token, then bytes. */
class RendezvousTest {
    private final StubPlatform platform = StubPlatform.start();
    private Gateway gateway;
    private Client client;

    private int port;

    /** The platform hears of the place with every request. */
    @BeforeEach
    void findThePlace() throws Exception {
        gateway = Gateways.to(platform.url());
        try (Client asking = Client.heroku(gateway, "api.heroku.com")) {
            asking.send("POST /apps/a/dynos HTTP/1.1\r\nHost: a\r\n\r\n");
            asking.answer();
        }
        String where = platform.asked().get(0).headers("Slipway-Rendezvous").get(0);
        port = Integer.parseInt(where.substring("127.0.0.1:".length()));
    }

    private void meet(StubPlatform.Script dyno) throws Exception {
        platform.answering(dyno);
        client = Client.connect(port);
        client.secure(gateway, "127.0.0.1");
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        gateway.close();
        platform.close();
    }

    private static boolean dyno(String head, InputStream in, OutputStream out) throws IOException {
        out.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: rendezvous\r\n\r\n".getBytes());
        out.flush();
        String token = new String(in.readNBytes(8));
        out.write(("rendezvous\r\n" + token).getBytes());
        out.flush();
        in.transferTo(out);
        return false;
    }

    @Test
    void carriesTheFirstLineAndAllThatFollowsBothWays() throws Exception {
        meet(RendezvousTest::dyno);
        client.send("TOKEN1\r\n");
        assertThat(client.read(20)).isEqualTo("rendezvous\r\nTOKEN1\r\n");
        client.send("\004\000 typed");
        assertThat(client.read(8)).isEqualTo("\004\000 typed");
        assertThat(platform.asked().get(1).head())
                .isEqualTo("GET /rendezvous HTTP/1.1\r\nHost: localhost:" + platform.port()
                        + "\r\nConnection: Upgrade\r\nUpgrade: rendezvous\r\n\r\n");
    }

    @Test
    void endsForTheClientWhenTheDynoDoes() throws Exception {
        meet((head, in, out) -> {
            out.write("HTTP/1.1 101 Switching Protocols\r\n\r\nrendezvous\r\nbye".getBytes());
            // What is unread when a connection is closed takes with it what is on its way.
            in.readNBytes(8);
            return false;
        });
        client.send("TOKEN1\r\n");
        assertThat(client.rest()).isEqualTo("rendezvous\r\nbye");
    }

    @Test
    void endsForTheDynoWhenTheClientIsGone() throws Exception {
        meet(RendezvousTest::dyno);
        client.send("TOKEN1\r\n");
        client.read(20);
        client.vanish();
        // The first one asked for the dyno.
        platform.awaitEnd();
        platform.awaitEnd();
    }

    @Test
    void isOverWhereThePlatformKnowsNoRendezvous() throws Exception {
        meet((head, in, out) -> {
            StubPlatform.reply(out, 404, "");
            return true;
        });
        client.send("TOKEN1\r\n");
        assertThat(client.rest()).isEmpty();
    }
}
