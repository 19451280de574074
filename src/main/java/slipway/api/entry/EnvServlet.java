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
                        // heroku run and the CLI's git remotes speak TLS, and have to trust the platform's own
                        // authority.
                        "slipway_ca=\"${XDG_CACHE_HOME:-$HOME/.cache}/slipway\"",
                        "mkdir -p \"$slipway_ca\" && slipway_ca=\"$slipway_ca/ca-" + host.replace(':', '-')
                                + ".pem\" && curl -fsS http://" + host + AuthorityServlet.PATH
                                + " -o \"$slipway_ca\" && export NODE_EXTRA_CA_CERTS=\"$slipway_ca\" GIT_CONFIG_COUNT=1"
                                + " GIT_CONFIG_KEY_0=http.https://" + host
                                + "/.sslCAInfo GIT_CONFIG_VALUE_0=\"$slipway_ca\"",
                        "unset slipway_ca",
                        ""));
    }
}
