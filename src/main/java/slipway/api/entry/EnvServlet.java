package slipway.api.entry;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import slipway.config.Settings;

/** {@code GET /env}: shell lines that point Heroku's own tools at this platform, for {@code eval "$(curl ...)"}. */
@WebServlet(urlPatterns = "/env", asyncSupported = true)
public class EnvServlet extends HttpServlet {
    private static final String CREDENTIAL_HELPER = "!f() { sed s/^protocol=http$/protocol=https/"
            + " | heroku git:credentials \"$1\" | grep -E \"^(username|password)=\"; }; f";

    @Inject
    Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String host = settings.domain() + ":" + settings.port();
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .write(String.join(
                        "\n",
                        "export HEROKU_HOST=http://" + host,
                        // The CLI finds data add-ons by host name alone, and adds protocol and port of HEROKU_HOST.
                        "export HEROKU_DATA_HOST=" + settings.domain(),
                        "export HEROKU_PARTICLEBOARD_URL=http://" + host,
                        "export HEROKU_BUILDPACK_REGISTRY_URL=http://" + host,
                        "export DISABLE_TELEMETRY=true",
                        // The CLI's git remotes are https, and its credential helper answers for nothing else.
                        "export GIT_CONFIG_COUNT=2",
                        "export GIT_CONFIG_KEY_0=url.http://" + host + "/.insteadOf",
                        "export GIT_CONFIG_VALUE_0=https://" + host + "/",
                        "export GIT_CONFIG_KEY_1=credential.http://" + host + ".helper",
                        "export GIT_CONFIG_VALUE_1='" + CREDENTIAL_HELPER + "'",
                        // heroku run speaks TLS, and has to trust the platform's own authority.
                        "slipway_ca=\"${XDG_CACHE_HOME:-$HOME/.cache}/slipway\"",
                        "mkdir -p \"$slipway_ca\" && slipway_ca=\"$slipway_ca/ca-" + host.replace(':', '-')
                                + ".pem\" && curl -fsS http://" + host + AuthorityServlet.PATH
                                + " -o \"$slipway_ca\" && export NODE_EXTRA_CA_CERTS=\"$slipway_ca\"",
                        "unset slipway_ca",
                        ""));
    }
}
