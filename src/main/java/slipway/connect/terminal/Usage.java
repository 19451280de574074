package slipway.connect.terminal;

/** The text of {@code --help}. */
public final class Usage {
    private Usage() {}

    public static String text() {
        return """
                Runs a command in whose surroundings Heroku's host names are answered by a Slipway platform.

                  java -jar slipway-connect.jar URL [options] -- COMMAND...
                  java -jar slipway-connect.jar URL [options]           starts your shell
                  java -jar slipway-connect.jar URL [options] login     asks for e-mail and password, keeps a token

                URL is the platform's, such as https://paas.example.com or http://localhost:5000.

                  --ca FILE    trust the certificates in FILE (PEM) for the platform; it offers its own at URL/ca.pem
                  --port N     the port of the gateway on 127.0.0.1; any free one where not given
                  -v           print the line of each request that is carried to the platform
                  --version    print the version
                  --help       print this

                The token is taken from HEROKU_API_KEY, or else from the platform's entry in ~/.netrc. A login to
                Heroku itself that is kept there stays as it is, and is never sent to the platform.

                Exit status: the command's own (128 + n where signal n ended it), or
                """ + ExitStatus.table();
    }
}
