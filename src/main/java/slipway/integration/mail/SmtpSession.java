package slipway.integration.mail;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import slipway.config.MailSettings;

/**
 * How we talk to a mail server: TLS when it offers it, and only by TLS where a password would cross a network.
 *
 * <p>Certificates are checked wherever TLS is demanded. Where it is not, whoever could forge one could as well keep the
 * server from offering TLS; on this machine, mail servers have certificates that nobody has signed.
 */
final class SmtpSession {
    /** For connecting, for each answer, and for each write. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private SmtpSession() {}

    /** @param name what we call ourselves to the server */
    static Session of(MailSettings.Server server, String name) {
        String kind = protocol(server);
        String prefix = "mail." + kind + ".";
        boolean demanded =
                !server.isLoopback() && (server.tls() || server.login().isPresent());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", kind);
        properties.setProperty(prefix + "host", server.host());
        properties.setProperty(prefix + "port", String.valueOf(server.port()));
        properties.setProperty(prefix + "localhost", name);
        properties.setProperty(prefix + "auth", String.valueOf(server.login().isPresent()));
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(TIMEOUT.toMillis()));
        properties.setProperty(prefix + "timeout", String.valueOf(TIMEOUT.toMillis()));
        properties.setProperty(prefix + "writetimeout", String.valueOf(TIMEOUT.toMillis()));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(!server.tls()));
        properties.setProperty(prefix + "starttls.required", String.valueOf(!server.tls() && demanded));
        properties.setProperty(prefix + "ssl.checkserveridentity", String.valueOf(demanded));
        if (!demanded) {
            properties.setProperty(prefix + "ssl.trust", "*");
        }
        return Session.getInstance(properties);
    }

    static String protocol(MailSettings.Server server) {
        return server.tls() ? "smtps" : "smtp";
    }
}
