package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import slipway.journey.ApiClient;
import slipway.journey.Http;

/** The finished WAR in a container that Arquillian runs, on its own real PostgreSQL: it needs nothing of ours around it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ArquillianIT {
    @ArquillianResource
    URL url;

    @Deployment(testable = false)
    static WebArchive finishedWar() {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("slipway.war")))
                .as(WebArchive.class);
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Http.send(request.build());
    }

    @Test
    void isReadyWithItsDatabase() {
        HttpResponse<String> health = get("health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(ApiClient.parse(health.body()).path("parts").path("database").asBoolean())
                .isTrue();
    }

    @Test
    void servesTheApiThroughTheFilter() {
        assertThat(get("account", "Accept", ApiClient.ACCEPT).statusCode()).isEqualTo(401);
    }

    @Test
    void servesPages() {
        HttpResponse<String> login = get("login");
        assertThat(login.statusCode()).isEqualTo(200);
        assertThat(login.body()).contains("loginForm");
    }
}
