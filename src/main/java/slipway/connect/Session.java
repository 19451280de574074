package slipway.connect;

import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import slipway.connect.child.Child;
import slipway.connect.child.ChildEnvironment;
import slipway.connect.child.TrustFiles;
import slipway.connect.gateway.Gateway;
import slipway.connect.login.HerokuEntries;
import slipway.connect.login.Login;
import slipway.connect.login.NetrcFile;
import slipway.connect.login.PlatformToken;
import slipway.connect.platform.Dialer;
import slipway.connect.platform.PlatformClient;
import slipway.connect.platform.PlatformLinks;
import slipway.connect.platform.Trust;
import slipway.connect.platform.UserProxies;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;
import slipway.connect.terminal.Terminal;

/** One run, from the first look at the platform to the tidying after the command. */
final class Session {
    private final CommandLine asked;
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final NetrcFile netrc;
    private final Trust trust;
    private final Dialer dialer;
    private final PlatformLinks links;

    Session(CommandLine asked, Map<String, String> environment, Terminal terminal) {
        this.asked = asked;
        this.environment = environment;
        this.terminal = terminal;
        this.netrc = NetrcFile.of(environment);
        this.trust = Trust.of(asked.ca());
        this.dialer = new Dialer(new UserProxies(environment));
        this.links = new PlatformLinks(asked.platform(), dialer, trust);
    }

    /** @return the status to end with */
    int run() {
        PlatformClient client = new PlatformClient(links);
        PlatformCheck check = new PlatformCheck(client, asked.platform());
        if (asked.login()) {
            check.isSlipway();
            new Login(terminal, client, asked.platform(), netrc).run();
            return 0;
        }
        Optional<PlatformToken> token = PlatformToken.find(environment, netrc, asked.platform(), asked.command());
        check.isSlipway();
        check.accepts(token);
        return runCommand(token);
    }

    private int runCommand(Optional<PlatformToken> token) {
        try (Gateway gateway = startGateway();
                TrustFiles files = TrustFiles.write(gateway.authority(), trust, environment)) {
            Runtime.getRuntime().addShutdownHook(new Thread(files::close));
            HerokuEntries heroku = HerokuEntries.remember(netrc);
            try {
                return Child.run(command(), ChildEnvironment.of(environment, gateway, files, token));
            } finally {
                heroku.restore(asked.platform().authority());
            }
        }
    }

    private Gateway startGateway() {
        Consumer<String> log = asked.verbose() ? terminal::say : line -> {};
        try {
            return Gateway.start(asked.port(), links, dialer, log);
        } catch (BindException e) {
            throw new Failure(ExitStatus.CANNOT_CREATE, "The port " + asked.port() + " is taken.");
        } catch (IOException e) {
            throw new Failure(ExitStatus.CANNOT_CREATE, "Cannot listen on 127.0.0.1: " + e.getMessage());
        }
    }

    private List<String> command() {
        return asked.command().isEmpty() ? List.of(environment.getOrDefault("SHELL", "/bin/sh")) : asked.command();
    }
}
