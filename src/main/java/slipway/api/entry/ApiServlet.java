package slipway.api.entry;

import jakarta.servlet.annotation.WebInitParam;
import jakarta.servlet.annotation.WebServlet;
import org.glassfish.jersey.servlet.ServletContainer;

/** Jersey under a path of its own, to which {@link ApiDispatchFilter} forwards what is meant for the API. */
@WebServlet(
        urlPatterns = ApiServlet.PATH + "/*",
        loadOnStartup = 2,
        asyncSupported = true,
        initParams = @WebInitParam(name = "jakarta.ws.rs.Application", value = "slipway.api.http.PlatformApi"))
public class ApiServlet extends ServletContainer {
    static final String PATH = "/api-v3";
}
