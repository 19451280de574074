package slipway.integration.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import slipway.Wiring;
import slipway.config.Settings;

/** A real SMTP server on this machine, on a port of its own that stays the same while it is away. */
public final class MailServer implements AutoCloseable {
    public static final String USER = "slipway";
    public static final String PASSWORD = "top-secret";

    private final GreenMail server;
    private final String protocol;
    private final int port;

    private MailServer(String protocol, String address) {
        ServerSetup setup = new ServerSetup(0, address, protocol);
        GreenMail first = new GreenMail(setup);
        first.start();
        this.protocol = protocol;
        this.port = protocol.equals("smtp")
                ? first.getSmtp().getPort()
                : first.getSmtps().getPort();
        first.stop();
        server = new GreenMail(new ServerSetup(port, address, protocol));
        server.setUser(USER + "@localhost", USER, PASSWORD);
    }

    /** @param protocol smtp or smtps */
    public static MailServer start(String protocol) {
        MailServer started = new MailServer(protocol, "127.0.0.1");
        started.comeBack();
        return started;
    }

    /** One that other machines could reach. */
    public static MailServer startForAll() {
        MailServer started = new MailServer("smtp", "0.0.0.0");
        started.comeBack();
        return started;
    }

    public void goAway() {
        server.stop();
    }

    public void comeBack() {
        server.start();
    }

    public int port() {
        return port;
    }

    /** With {@code login} such as {@code me:password@}, or nothing. */
    public Settings settings(String login) {
        return settings(login, "127.0.0.1");
    }

    public Settings settings(String login, String host) {
        return Settings.of(Map.of("SLIPWAY_SMTP_URL", protocol + "://" + login + host + ":" + port));
    }

    public static SmtpSender sender(Settings settings) {
        return Wiring.wire(new SmtpSender(), settings);
    }

    public List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    @Override
    public void close() {
        server.stop();
    }
}
